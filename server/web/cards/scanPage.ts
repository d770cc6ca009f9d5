import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import type { AtApp } from '#server/web/app/attendeeRoutes.ts';
import { tokenField } from '../forms.ts';
import type { TextKey } from '../languages.ts';
import { sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';
import { fieldNames } from './cardsPage.ts';

/** What the page's script may have to say. */
const sentences = {
  starting: 'cards.starting',
  reading: 'cards.reading',
  no_camera: 'cards.noCamera',
  permission_denied: 'cards.noPermission',
  broken: 'cards.broken',
  private_link: 'cards.privateLink',
  entry_code: 'cards.entryCode',
  no_code: 'cards.noCode',
} as const satisfies Readonly<Record<string, TextKey>>;

/** Scans a badge with the camera, from a picture, or as text; without scripts as text alone. */
export const showScan = async (
  { store }: Web,
  { reply, session, person, event, texts, base }: AtApp,
  problem?: TextKey,
): Promise<FastifyReply> => {
  const { t } = texts;
  const { fields } = await store.cards.settings(person.id);
  return sendPage(reply, {
    texts,
    title: t('cards.scan'),
    eventName: event.name,
    styles: ['app.css'],
    scripts: ['scanCards.js'],
    camera: true,
    status: problem === undefined ? 200 : 422,
    body: html`
      ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
      <p>${t('cards.scanIntro', { fields: fieldNames(texts, fields) })}</p>
      <div data-camera hidden>
        <video class="camera" muted playsinline aria-hidden="true"></video>
        <p role="status" data-status></p>
        ${Object.entries(sentences).map(
          ([name, key]) => html`<span hidden data-sentence="${name}">${t(key)}</span>`,
        )}
        <div class="actions">
          <button type="button" class="main" data-start>${t('cards.turnOn')}</button>
        </div>
        <div class="field">
          <label for="picture">${t('cards.picture')}</label>
          <input type="file" id="picture" accept="image/*" />
        </div>
      </div>
      <form method="post" action="${base}/cards/scan">
        ${tokenField(session.cookie)}
        <div class="field">
          <label for="code">${t('cards.code')}</label>
          <input
            id="code"
            name="code"
            dir="ltr"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            required
          />
        </div>
        <div class="actions">
          <button>${t('cards.send')}</button>
          <a class="button" href="${base}/cards">${t('cards.back')}</a>
        </div>
      </form>
    `,
  });
};
