import { html } from 'hono/html';
import type { CampaignPlan } from '#server/campaigns/planCampaign.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { OwnPage, PageContext } from '../console.ts';
import { localeOf } from '../consoleTexts.ts';
import { inviteForm, type InviteShown } from './inviteForm.ts';

const path = '/console/campaigns';

export interface CampaignShown extends Omit<InviteShown, 'campaign'> {
  readonly plan: CampaignPlan;
  readonly isOpen: boolean;
  readonly problem?: string | undefined;
  /** What is to be confirmed. */
  readonly found?: Html | undefined;
}

/** One campaign: how it stands, who can when, who was asked, and asking more. */
export const campaignPage = (context: PageContext, shown: CampaignShown): OwnPage => {
  const { texts, may, when } = context;
  const { t, number } = texts;
  const { plan, isOpen, problem, found } = shown;
  const { campaign, invitees, answered } = plan;
  const isManaged = may('campaigns:manage');
  return {
    title: campaign.name,
    place: path,
    problem,
    actions: html`<a class="button" href="${path}/${campaign.id}/csv">CSV</a>
      ${isManaged ? changes(context, shown) : ''}`,
    body: html`${found ?? ''}
      ${campaign.question === '' ? '' : html`<p dir="auto">${campaign.question}</p>`}
      <p>
        ${t(isOpen ? 'campaigns.answered' : 'campaigns.answeredClosed', {
          number: number(answered),
          all: number(invitees.length),
          when: when(campaign.closesAt),
        })}
      </p>
      ${planTable(context, plan)}
      ${isManaged && isOpen ? inviteForm(context, { ...shown, campaign: campaign.id }) : ''}
      ${inviteesOf(context, plan, isManaged && isOpen)}`,
  };
};

const changes = ({ texts, staff }: PageContext, { plan, isOpen }: CampaignShown): Html => {
  const { t } = texts;
  const { id } = plan.campaign;
  return html`<a class="button" href="${path}/${id}/edit">${t('campaigns.edit')}</a> ${
      isOpen
        ? html`<form method="post" action="${path}/${id}/close">
            ${tokenField(staff.cookie)}
            <button>${t('campaigns.close')}</button>
          </form>`
        : ''
    }`;
};

const planTable = ({ texts }: PageContext, { campaign, slots, best }: CampaignPlan): Html => {
  const { t, number, language } = texts;
  const span = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: campaign.timeZone,
  });
  return html`<div
    class="panel scroll"
    role="region"
    aria-label="${t('campaigns.plan')}"
    tabindex="0"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${t('campaigns.slot')}</th>
          <th scope="col" class="count">${t('campaigns.yes')}</th>
          <th scope="col" class="count">${t('campaigns.ifNeedBe')}</th>
          <th scope="col" class="count">${t('campaigns.no')}</th>
          <th scope="col">${t('campaigns.best')}</th>
        </tr>
      </thead>
      <tbody>
        ${slots.map(
          ({ id, startsAt, endsAt, yes, ifNeedBe, no }) =>
            html`<tr>
              <th scope="row">${span.formatRange(startsAt, endsAt)}</th>
              <td class="count">${number(yes.length)}</td>
              <td class="count">${number(ifNeedBe.length)}</td>
              <td class="count">${number(no.length)}</td>
              <td>
                ${best.includes(id) ? html`<span class="state state-active">${t('campaigns.best')}</span>` : ''}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};

/** Who was asked; those whose answer is missing come first. */
const inviteesOf = (
  { texts, staff, when }: PageContext,
  { campaign, invitees }: CampaignPlan,
  canRemind: boolean,
): Html => {
  const { t, number } = texts;
  if (invitees.length === 0) return html`<p>${t('campaigns.nobodyAsked')}</p>`;
  const open = invitees.filter(({ answer }) => answer === null);
  const shown = [...open, ...invitees.filter(({ answer }) => answer !== null)].slice(0, mostShown);
  return html`<section>
    <div class="title-line">
      <h2 id="asked">${t('campaigns.asked')}</h2>
      ${
        canRemind && open.length > 0
          ? html`<form method="post" action="${path}/${campaign.id}/remind">
              ${tokenField(staff.cookie)}
              <button>
                ${t('campaigns.remind', { count: open.length, number: number(open.length) })}
              </button>
            </form>`
          : ''
      }
    </div>
    <div class="panel scroll" role="region" aria-labelledby="asked" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('campaigns.person')}</th>
            <th scope="col">${t('attendees.company')}</th>
            <th scope="col">${t('campaigns.answerAt')}</th>
            <th scope="col">${t('campaigns.comment')}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ subject, name, company, answer }) =>
              html`<tr>
                <th scope="row">
                  <a href="/console/attendees/${subject}"><bdi>${name || subject}</bdi></a>
                </th>
                <td><bdi>${company}</bdi></td>
                <td class="time">${answer === null ? t('campaigns.notYet') : when(answer.at)}</td>
                <td><bdi>${answer?.comment ?? ''}</bdi></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${invitees.length > shown.length ? html`<p class="hint">${t('campaigns.restInCsv')}</p>` : ''}
  </section>`;
};

const mostShown = 500;
