import { html } from 'hono/html';
import type { Campaign } from '#server/campaigns/campaign.ts';
import { MailState } from '#server/mail/mailJob.ts';
import type { Mailing } from '#server/mail/readMailings.ts';
import type { QueuedMail } from '#server/mail/readMails.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { OwnPage, PageContext } from '../console.ts';
import type { NamedRecipient } from '../recipients/nameRecipient.ts';
import { mailingName } from './mailingName.ts';
import { problemText } from './problemText.ts';

export interface MailingShown {
  readonly mailing: Mailing;
  readonly campaign: Campaign | undefined;
  readonly rows: readonly (QueuedMail & NamedRecipient)[];
  /** Only those in this state are shown. */
  readonly state: MailState | undefined;
  readonly hasMore: boolean;
}

/** How the mails of a mailing stand, and each of them. */
export const mailingPage = (context: PageContext, shown: MailingShown): OwnPage => {
  const { texts, when, may } = context;
  const { t, number } = texts;
  const { mailing, campaign, rows, state, hasMore } = shown;
  const { counts } = mailing;
  const at = `/console/mail/mailings/${mailing.id}`;
  const last = rows.at(-1)?.id;
  return {
    title: mailingName(texts, mailing),
    place: '/console/mail',
    actions: html`${may('mail:send') ? changes(context, mailing) : ''}`,
    body: html`<p>
        ${t('mail.queuedAt', { when: when(mailing.queuedAt) })}
        ${
          campaign === undefined
            ? ''
            : html`<a href="/console/campaigns/${campaign.id}"><bdi>${campaign.name}</bdi></a>`
        }
      </p>
      <nav class="numbers" aria-label="${t('mail.state')}">
        ${MailState.options
          .filter((one) => counts[one] > 0 || one === 'waiting' || one === 'sent')
          .map(
            (one) =>
              html`<a
                class="panel"
                href="${at}${one === state ? '' : `?state=${one}`}"
                ${one === state ? html`aria-current="true"` : ''}
                ><span>${t(`mail.is_${one}`)}</span> <b>${number(counts[one])}</b></a
              >`,
          )}
      </nav>
      ${counts.waiting + counts.sending > 0 ? html`<p class="hint">${t('mail.goesOn')}</p>` : ''}
      ${rows.length === 0 ? html`<p>${t('mail.noneInState')}</p>` : table(context, shown)}
      ${
        hasMore && last !== undefined
          ? html`<p class="pages">
              <a
                href="${at}?${new URLSearchParams({ ...(state === undefined ? {} : { state }), before: last }).toString()}"
                >${t('mail.more')}</a
              >
            </p>`
          : ''
      }`,
  };
};

const changes = ({ texts, staff }: PageContext, { id, counts }: Mailing): Html => {
  const { t } = texts;
  const button = (change: 'retry' | 'stop'): Html =>
    html`<form method="post" action="/console/mail/mailings/${id}">
      ${tokenField(staff.cookie)}
      <button name="change" value="${change}">${t(`mail.do_${change}`)}</button>
    </form>`;
  return html`${counts.failed + counts.dropped > 0 ? button('retry') : ''}
  ${counts.waiting > 0 ? button('stop') : ''}`;
};

const table = ({ texts, when, staff, may }: PageContext, { mailing, rows }: MailingShown): Html => {
  const { t, number } = texts;
  const canRetry = (mail: QueuedMail): boolean =>
    may('mail:send') && ['failed', 'dropped', 'bounced'].includes(mail.state);
  return html`<div class="panel scroll" role="region" aria-label="${t('mail.title')}" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('mail.to')}</th>
          <th scope="col">${t('mail.state')}</th>
          <th scope="col">${t('mail.problem')}</th>
          <th scope="col" class="count">${t('mail.attempts')}</th>
          <th scope="col">${t('mail.ended')}</th>
          <th scope="col">${t('shell.actions')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (mail) =>
            html`<tr>
              <th scope="row">
                <a href="${mail.at}"><bdi>${mail.name}</bdi></a>
              </th>
              <td><span class="state state-${mail.state}">${t(`mail.is_${mail.state}`)}</span></td>
              <td>${problemText(texts, mail.problem)}</td>
              <td class="count">${number(mail.attempts)}</td>
              <td class="time">
                ${
                  mail.endedAt !== null
                    ? when(mail.endedAt)
                    : mail.problem === null
                      ? ''
                      : t('mail.nextAt', { when: when(mail.dueAt) })
                }
              </td>
              <td>
                ${
                  canRetry(mail)
                    ? html`<form method="post" action="/console/mail/mails/${mail.id}/retry">
                        ${tokenField(staff.cookie)}
                        <input type="hidden" name="mailing" value="${mailing.id}" />
                        <button class="small">
                          ${t('mail.retryOne')}<span class="only-heard"> ${mail.name}</span>
                        </button>
                      </form>`
                    : ''
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};
