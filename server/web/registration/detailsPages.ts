import type { FastifyReply } from 'fastify';
import { OwnFields } from '#server/people/ownFields.ts';
import { takesPart } from '#server/registration/standing.ts';
import type { TextKey } from '../languages.ts';
import type { OwnValues } from '../person/ownFieldsForm.ts';
import { sendOwnDetails } from '../person/sendOwnDetails.ts';
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

const show = (at: AtRegistration, values: OwnValues, problem?: TextKey): Promise<FastifyReply> =>
  sendOwnDetails(at, {
    title: at.texts.t('registration.changeDetails'),
    values,
    problem,
    email: at.registration.person.email,
    action: '/r/details',
    back: { path: '/r/me', text: at.texts.t('registration.back') },
  });
