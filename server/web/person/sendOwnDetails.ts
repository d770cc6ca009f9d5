import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { tokenField } from '../forms.ts';
import type { TextKey } from '../languages.ts';
import type { AtPage } from '../personalRoutes.ts';
import { sendPage } from '../sendPage.ts';
import { addressNote, ownFieldsForm, type OwnValues } from './ownFieldsForm.ts';

export interface OwnDetails {
  readonly title: string;
  readonly values: OwnValues;
  readonly problem: TextKey | undefined;
  readonly email: string;
  /** Where the form goes. */
  readonly action: string;
  readonly back: { readonly path: string; readonly text: string };
}

/** The page on which people change what is their own, in the app and in a registration. */
export const sendOwnDetails = (
  { reply, session, event, texts }: AtPage,
  { title, values, problem, email, action, back }: OwnDetails,
): Promise<FastifyReply> => {
  const { t } = texts;
  return sendPage(reply, {
    texts,
    title,
    eventName: event.name,
    styles: ['app.css'],
    status: problem === undefined ? 200 : 400,
    body: html`
      ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
      <form method="post" action="${action}">
        ${tokenField(session.cookie)} ${ownFieldsForm(texts, values)}
        ${addressNote(texts, { email })}
        <div class="actions">
          <button class="main">${t('app.save')}</button>
          <a class="button" href="${back.path}">${back.text}</a>
        </div>
      </form>
    `,
  });
};
