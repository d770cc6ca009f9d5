import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { cardFields } from '#server/cards/cardSettings.ts';
import type { AtApp } from '#server/web/app/attendeeRoutes.ts';
import { tokenField } from '../forms.ts';
import { sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';

/** What somebody's card says, and whether it is given without a question. */
export const showCardSettings = async (
  { store }: Web,
  { reply, session, person, event, texts, base }: AtApp,
): Promise<FastifyReply> => {
  const { t } = texts;
  const settings = await store.cards.settings(person.id);
  return sendPage(reply, {
    texts,
    title: t('cards.settings'),
    eventName: event.name,
    styles: ['app.css'],
    body: html`
      <form method="post" action="${base}/cards/settings">
        ${tokenField(session.cookie)}
        <fieldset>
          <legend>${t('cards.whenScanned')}</legend>
          ${(['ask', 'give', 'off'] as const).map(
            (mode) =>
              html`<p class="choice">
                <input
                  type="radio"
                  id="mode-${mode}"
                  name="mode"
                  value="${mode}"
                  ${settings.mode === mode ? html`checked` : ''}
                />
                <label for="mode-${mode}">${t(`cards.${mode}`)}</label>
              </p>`,
          )}
        </fieldset>
        <fieldset>
          <legend>${t('cards.says')}</legend>
          <p class="hint">${t('cards.nameAlways')}</p>
          ${cardFields.map(
            (field) =>
              html`<p class="choice">
                <input
                  type="checkbox"
                  id="field-${field}"
                  name="fields"
                  value="${field}"
                  ${settings.fields.includes(field) ? html`checked` : ''}
                />
                <label for="field-${field}">${t(`person.${field}`)}</label>
              </p>`,
          )}
        </fieldset>
        <p class="hint">${t('cards.turnedOff')}</p>
        <div class="actions">
          <button class="main">${t('app.save')}</button>
          <a class="button" href="${base}/cards">${t('cards.back')}</a>
        </div>
      </form>
    `,
  });
};
