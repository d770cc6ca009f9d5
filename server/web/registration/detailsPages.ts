import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { OwnFields } from '#server/people/ownFields.ts';
import { takesPart } from '#server/registration/standing.ts';
import { tokenField } from '../forms.ts';
import type { TextKey } from '../languages.ts';
import { addressNote, ownFieldsForm } from '../person/ownFieldsForm.ts';
import { sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';
import type { AtRegistration, RegistrationRoutes } from './registrationRoutes.ts';

/** As whom somebody is registered. */
export const addDetailsPages = (routes: RegistrationRoutes, web: Web): void => {
  routes.get('/r/details', (at) => {
    const { person, standing, closing } = at.registration;
    return closing.isOver || !takesPart(standing)
      ? at.reply.redirect('/r/me', 303)
      : show(at, person);
  });

  routes.post('/r/details', OwnFields, async (at, fields) => {
    if (fields.firstName === '' && fields.lastName === '') {
      return show(at, fields, 'person.nameMissing');
    }
    const { person } = at.registration;
    const changed = await web.store.registrations.changeFields(person.id, fields);
    return !changed.ok && changed.error.code === 'private_link'
      ? show(at, fields, 'common.privateLink')
      : at.reply.redirect('/r/me', 303);
  });
};

const show = (
  { reply, session, event, texts, registration }: AtRegistration,
  values: OwnFields,
  problem?: TextKey,
): Promise<FastifyReply> => {
  const { t } = texts;
  return sendPage(reply, {
    texts,
    title: t('registration.changeDetails'),
    eventName: event.name,
    styles: ['app.css'],
    status: problem === undefined ? 200 : 400,
    body: html`
      ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
      <form method="post" action="/r/details">
        ${tokenField(session.cookie)} ${ownFieldsForm(texts, values)}
        ${addressNote(texts, registration.person)}
        <div class="actions">
          <button class="main">${t('app.save')}</button>
          <a class="button" href="/r/me">${t('registration.back')}</a>
        </div>
      </form>
    `,
  });
};
