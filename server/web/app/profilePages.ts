import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { OwnFields } from '#server/people/ownFields.ts';
import { tokenField } from '../forms.ts';
import type { TextKey } from '../languages.ts';
import { addressNote, ownFieldsForm } from '../person/ownFieldsForm.ts';
import { sendPage } from '../sendPage.ts';
import { sendTrouble, type Web } from '../web.ts';
import type { AtApp, AttendeeRoutes } from './attendeeRoutes.ts';

/** What attendees change of themselves. */
export const addProfilePages = (routes: AttendeeRoutes, web: Web): void => {
  routes.get('/a/profile', (at) => showForm(at, at.person));

  routes.post('/a/profile', OwnFields, async (at, fields) => {
    const { reply, person } = at;
    if (fields.firstName === '' && fields.lastName === '') {
      return showForm(at, fields, 'person.nameMissing');
    }
    const changed = await web.store.people.change({
      attendeeId: person.id,
      changes: fields,
      actor: `attendee:${person.id}`,
    });
    if (changed.ok) return reply.redirect('/a/me', 303);
    return changed.error.code === 'private_link'
      ? showForm(at, fields, 'common.privateLink')
      : sendTrouble(web, reply, { status: 404, sentence: 'common.notFound' });
  });
};

const showForm = (
  { reply, session, person, event, texts, base }: AtApp,
  values: OwnFields,
  problem?: TextKey,
): Promise<FastifyReply> => {
  const { t } = texts;
  return sendPage(reply, {
    texts,
    title: t('app.editProfile'),
    eventName: event.name,
    styles: ['app.css'],
    status: problem === undefined ? 200 : 400,
    body: html`
      ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
      <form method="post" action="${base}/profile">
        ${tokenField(session.cookie)} ${ownFieldsForm(texts, values)} ${addressNote(texts, person)}
        <div class="actions">
          <button class="main">${t('app.save')}</button>
          <a class="button" href="${base}/me">${t('app.back')}</a>
        </div>
      </form>
    `,
  });
};
