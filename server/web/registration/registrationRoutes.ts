import type { FastifyInstance } from 'fastify';
import type { Registration } from '#server/registration/createRegistrations.ts';
import { personalRoutes, type AtPage, type PersonalRoutes } from '../personalRoutes.ts';
import { sendTrouble, type Web } from '../web.ts';

/** A request of somebody at their own registration. */
export type AtRegistration = AtPage & { readonly registration: Registration };
export type RegistrationRoutes = PersonalRoutes<{ readonly registration: Registration }>;

export const registrationRoutes = (app: FastifyInstance, web: Web): RegistrationRoutes =>
  personalRoutes(app, web, {
    kind: 'registration',
    know: async ({ reply, session }) => {
      const registration = await web.store.registrations.read(session.link.subject);
      if (registration !== null) return { registration };
      await sendTrouble(web, reply, { status: 404, sentence: 'common.notFound' });
      return undefined;
    },
  });
