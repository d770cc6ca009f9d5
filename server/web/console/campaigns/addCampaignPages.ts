import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import { campaignCsv } from '#server/campaigns/campaignCsv.ts';
import type { CampaignPlan } from '#server/campaigns/planCampaign.ts';
import type { Html } from '#server/web/html.ts';
import type { Web } from '#server/web/web.ts';
import { pageContext, sendConsoleTrouble, type PageContext } from '../console.ts';
import { localeOf } from '../consoleTexts.ts';

const path = '/console/campaigns';
const reading = { config: { permission: 'campaigns:read' } } as const;
type AtCampaign = { Params: { id: string } };

/** When people can meet: the campaigns, and what was answered. */
export const addCampaignPages = (app: FastifyInstance, web: Web): void => {
  const { campaigns } = web.store;

  app.get(path, reading, async (request, reply) => {
    const { texts, when, page } = await pageContext(web, request, reply);
    const { t } = texts;
    const all = await campaigns.list();
    return page({
      title: t('campaigns.title'),
      place: path,
      body:
        all.length === 0
          ? html`<p>${t('campaigns.none')}</p>`
          : html`<div
              class="panel scroll"
              role="region"
              aria-label="${t('campaigns.title')}"
              tabindex="0"
            >
              <table>
                <thead>
                  <tr>
                    <th scope="col">${t('campaigns.name')}</th>
                    <th scope="col">${t('campaigns.closes')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${all.map(
                    ({ id, name, closesAt }) =>
                      html`<tr>
                        <th scope="row">
                          <a href="${path}/${id}"><bdi>${name}</bdi></a>
                        </th>
                        <td class="time">${when(closesAt)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`,
    });
  });

  app.get<AtCampaign>(`${path}/:id`, reading, async (request, reply) => {
    const plan = await campaigns.plan(request.params.id);
    if (plan === undefined) {
      return sendConsoleTrouble(web, reply, { status: 404, sentence: 'campaigns.unknown' });
    }
    const context = await pageContext(web, request, reply);
    const { t, number } = context.texts;
    const { campaign, invitees, answered } = plan;
    return context.page({
      title: campaign.name,
      place: path,
      actions: html`<a class="button" href="${path}/${campaign.id}/csv">CSV</a>`,
      body: html`<p>
          ${t('campaigns.answered', {
            number: number(answered),
            all: number(invitees.length),
            when: context.when(campaign.closesAt),
          })}
        </p>
        ${planTable(context, plan)}`,
    });
  });

  app.get<AtCampaign>(`${path}/:id/csv`, reading, async (request, reply) => {
    const plan = await campaigns.plan(request.params.id);
    return plan === undefined
      ? sendConsoleTrouble(web, reply, { status: 404, sentence: 'campaigns.unknown' })
      : reply
          .header('content-disposition', 'attachment; filename="campaign.csv"')
          .type('text/csv; charset=utf-8')
          .send(campaignCsv(plan));
  });
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
