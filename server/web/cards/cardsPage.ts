import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { cardFields, type CardField } from '#server/cards/cardSettings.ts';
import type { Card } from '#server/cards/createCards.ts';
import type { AtApp } from '#server/web/app/attendeeRoutes.ts';
import { tokenField } from '../forms.ts';
import type { Html } from '../html.ts';
import type { Texts } from '../languages.ts';
import { sendPage } from '../sendPage.ts';
import { formatTime } from '../times.ts';
import type { Web } from '../web.ts';

/** The cards that somebody has, and who asks for theirs. */
export const showCards = async (
  { store }: Web,
  { request, reply, session, person, event, texts, base }: AtApp,
): Promise<FastifyReply> => {
  const { t } = texts;
  const { received, questions, waiting } = await store.cards.box(person.id);
  const { fields } = await store.cards.settings(person.id);
  const token = tokenField(session.cookie);
  const withdraw = (id: string, words: string): Html =>
    html`<form method="post" action="${base}/cards/withdraw">
      ${token}<button name="id" value="${id}">${words}</button>
    </form>`;
  return sendPage(reply, {
    texts,
    title: t('cards.title'),
    eventName: event.name,
    styles: ['app.css'],
    body: html`
      ${notice(request.query, texts)}
      <p>${t('cards.intro')}</p>
      <div class="actions">
        <a class="button main" href="${base}/cards/scan">${t('cards.scan')}</a>
        <a class="button" href="${base}/cards/settings">${t('cards.settings')}</a>
      </div>
      ${
        questions.length === 0
          ? ''
          : html`<h2>${t('cards.questions')}</h2>
              ${questions.map((card) =>
                cardPanel(
                  texts,
                  card,
                  html`<p class="hint">
                      ${t('cards.ifYes', { fields: fieldNames(texts, fields) })}
                    </p>
                    <form method="post" action="${base}/cards/answer" class="actions">
                      ${token}<input type="hidden" name="id" value="${card.id}" />
                      <button class="main" name="answer" value="yes">${t('cards.yes')}</button>
                      <button name="answer" value="no">${t('cards.no')}</button>
                    </form>`,
                ),
              )}`
      }
      <h2>${t('cards.received')}</h2>
      ${received.length === 0 ? html`<p>${t('cards.none')}</p>` : ''}
      ${received.map((card) =>
        cardPanel(
          texts,
          card,
          html`<p class="hint">${t('cards.given', { fields: fieldNames(texts, card.given) })}</p>
            ${withdraw(card.id, t('cards.withdraw'))}`,
        ),
      )}
      ${received.length === 0 ? '' : html`<p class="hint">${t('cards.withdrawHint')}</p>`}
      ${
        waiting.length === 0
          ? ''
          : html`<h2>${t('cards.waiting')}</h2>
              <ul class="sessions">
                ${waiting.map(
                  ({ id, at }) =>
                    html`<li class="waiting">
                      ${t('cards.askedAt', { time: formatTime(texts, event.timeZone, at) })}
                      ${withdraw(id, t('cards.takeBack'))}
                    </li>`,
                )}
              </ul>`
      }
      <div class="actions"><a class="button" href="${base}/me">${t('app.back')}</a></div>
    `,
  });
};

const notice = (query: unknown, { t }: Texts): Html | string => {
  const done = typeof query === 'object' && query !== null && 'done' in query ? query.done : '';
  if (done !== 'given' && done !== 'asked') return '';
  const sentence = done === 'given' ? t('cards.doneGiven') : t('cards.doneAsked');
  return html`<p class="notice" role="status">${sentence}</p>`;
};

const cardPanel = ({ t }: Texts, { name, fields }: Card, below: Html): Html =>
  html`<section class="panel card">
    <h3><bdi>${name}</bdi></h3>
    <dl class="facts">
      ${cardFields.map((field) =>
        fields[field] === undefined
          ? ''
          : html`<div>
              <dt>${t(`person.${field}`)}</dt>
              <dd><bdi>${fields[field]}</bdi></dd>
            </div>`,
      )}
    </dl>
    ${below}
  </section>`;

/** What a card says, as words: the name always does. */
export const fieldNames = ({ t, language }: Texts, fields: readonly CardField[]): string =>
  new Intl.ListFormat(language).format([
    t('cards.name'),
    ...cardFields.filter((field) => fields.includes(field)).map((field) => t(`person.${field}`)),
  ]);
