import type { FastifyReply } from 'fastify';
import { OwnFields } from '#server/people/ownFields.ts';
import type { TextKey } from '../languages.ts';
import type { OwnValues } from '../person/ownFieldsForm.ts';
import { sendOwnDetails } from '../person/sendOwnDetails.ts';
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

const showForm = (at: AtApp, values: OwnValues, problem?: TextKey): Promise<FastifyReply> =>
  sendOwnDetails(at, {
    title: at.texts.t('app.editProfile'),
    values,
    problem,
    email: at.person.email,
    action: `${at.base}/profile`,
    back: { path: `${at.base}/me`, text: at.texts.t('app.back') },
  });
