import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import type { Mailing } from '#server/mail/readMailings.ts';
import type { QueuedMail } from '#server/mail/readMails.ts';
import { MailState } from '#server/mail/mailJob.ts';
import type { Html } from '#server/web/html.ts';
import type { Web } from '#server/web/web.ts';
import { pageContext, type PageContext } from '../console.ts';
import { nameRecipient } from '../recipients/nameRecipient.ts';
import { mailingName } from './mailingName.ts';
import { mailSettingsForm } from './mailSettingsForm.ts';
import { problemText } from './problemText.ts';
import { templateLink } from './templateLink.ts';

const path = '/console/mail';

/** Templates, and how the queue of mails stands. */
export const addMailPages = (app: FastifyInstance, web: Web): void => {
  app.get(path, { config: { permission: 'templates:read' } }, async (request, reply) => {
    const context = await pageContext(web, request, reply);
    const { t, number } = context.texts;
    const { mail } = web.store;
    const [status, versions, mailings, settings] = await Promise.all([
      mail.status(),
      mail.templates(),
      mail.mailings({ limit: mailingsShown }),
      mail.settings(),
    ]);
    const troubled = await Promise.all(
      status.troubled.map(async (each) => ({
        ...each,
        name: (await nameRecipient(web.store, each.subject)).name,
      })),
    );
    return context.page({
      title: t('mail.title'),
      place: path,
      actions: html`${
        context.may('mail:send')
          ? html`<a class="button main" href="${path}/send">${t('mail.sendTitle')}</a>`
          : ''
      }
      ${
        context.may('templates:change')
          ? html`<a class="button" href="${path}/template">${t('mail.newTemplate')}</a>`
          : ''
      }`,
      body: html`<dl class="numbers">
          ${MailState.options
            .filter((state) => state !== 'sending')
            .map(
              (state) =>
                html`<div class="panel">
                  <dt>${t(`mail.is_${state}`)}</dt>
                  <dd>${number(status.counts[state])}</dd>
                </div>`,
            )}
        </dl>
        <section>
          <h2 id="mailings">${t('mail.mailings')}</h2>
          ${mailings.length === 0 ? html`<p>${t('mail.noMailings')}</p>` : mailingsOf(context, mailings)}
        </section>
        <section>
          <h2 id="templates">${t('mail.templates')}</h2>
          ${versions.length === 0 ? html`<p>${t('mail.noTemplates')}</p>` : templates(context, versions)}
        </section>
        <section>
          <h2 id="troubled">${t('mail.troubled')}</h2>
          ${
            troubled.length === 0
              ? html`<p>${t('mail.noTrouble')}</p>`
              : troubledOf(context, troubled)
          }
          ${
            context.may('mail:send')
              ? html`<p><a href="${path}/returned">${t('mail.returnedLink')}</a></p>`
              : ''
          }
        </section>
        ${context.may('mail:send') ? mailSettingsForm(context, settings) : ''}`,
    });
  });
};

interface Version {
  readonly name: string;
  readonly version: number;
  readonly savedAt: number;
  readonly publishedAt: number | null;
}

/** The newest version of each, and which one goes out. */
const templates = ({ texts, when }: PageContext, versions: readonly Version[]): Html => {
  const { t, number } = texts;
  const names = [...new Set(versions.map(({ name }) => name))];
  return html`<div class="panel scroll" role="region" aria-labelledby="templates" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('mail.template')}</th>
          <th scope="col">${t('mail.newest')}</th>
          <th scope="col">${t('mail.saved')}</th>
          <th scope="col">${t('mail.published')}</th>
        </tr>
      </thead>
      <tbody>
        ${names.map((name) => {
          const [newest, ...older] = versions.filter((one) => one.name === name);
          const published = [newest, ...older].find((one) => one?.publishedAt != null);
          return html`<tr>
            <th scope="row">
              <a href="${templateLink(name)}"><bdi>${name}</bdi></a>
            </th>
            <td>${number(newest?.version ?? 0)}</td>
            <td class="time">${when(newest?.savedAt ?? 0)}</td>
            <td>
              ${
                published === undefined
                  ? t('mail.notPublished')
                  : t('mail.versionNo', { number: number(published.version) })
              }
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
};

const mailingsShown = 10;

const mailingsOf = ({ texts, when }: PageContext, mailings: readonly Mailing[]): Html => {
  const { t, number } = texts;
  return html`<div class="panel scroll" role="region" aria-labelledby="mailings" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('mail.what')}</th>
          <th scope="col">${t('mail.queued')}</th>
          ${shownStates.map((state) => html`<th scope="col" class="count">${t(`mail.is_${state}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${mailings.map(
          (mailing) =>
            html`<tr>
              <th scope="row">
                <a href="${path}/mailings/${mailing.id}"
                  ><bdi>${mailingName(texts, mailing)}</bdi></a
                >
              </th>
              <td class="time">${when(mailing.queuedAt)}</td>
              ${shownStates.map((state) => html`<td class="count">${number(mailing.counts[state])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};

const shownStates = ['waiting', 'sent', 'bounced', 'failed', 'dropped'] as const;

type NamedMail = QueuedMail & { readonly name: string };

const troubledOf = ({ texts, when }: PageContext, mails: readonly NamedMail[]): Html => {
  const { t } = texts;
  return html`<div class="panel scroll" role="region" aria-labelledby="troubled" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('mail.queued')}</th>
          <th scope="col">${t('mail.to')}</th>
          <th scope="col">${t('mail.state')}</th>
          <th scope="col">${t('mail.problem')}</th>
        </tr>
      </thead>
      <tbody>
        ${mails.map(
          ({ queuedAt, mailing, name, state, problem }) =>
            html`<tr>
              <td class="time">${when(queuedAt)}</td>
              <td>
                <a href="${path}/mailings/${mailing}"><bdi>${name}</bdi></a>
              </td>
              <td><span class="state state-${state}">${t(`mail.is_${state}`)}</span></td>
              <td>${problemText(texts, problem)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};
