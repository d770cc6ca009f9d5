import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addLanding } from '../landing.ts';
import { forgetSession } from '../linkCookies.ts';
import type { Web } from '../web.ts';
import { addDetailsPages } from './detailsPages.ts';
import { showRegistration } from './registrationPage.ts';
import { registrationRoutes } from './registrationRoutes.ts';
import { addSessionPages } from './sessionPages.ts';

/** Where people say whether they come, to what, and as whom. */
export const addRegistrationPages = (app: FastifyInstance, web: Web): void => {
  const { registrations } = web.store;
  addLanding(app, web, {
    kind: 'registration',
    path: '/r',
    home: '/r/me',
    title: 'landing.registrationTitle',
  });
  const routes = registrationRoutes(app, web);

  routes.get('/r/me', (at) => showRegistration(web, at));
  routes.post('/r/answer', Answer, async ({ reply, session }, { answer }) => {
    const given = await registrations.answer({ attendeeId: session.link.subject, answer });
    // Whoever may not is shown where they stand, which says why.
    const lostSome = given.ok && given.value.lost.length > 0;
    return reply.redirect(lostSome ? '/r/me?some=full' : '/r/me', 303);
  });
  addSessionPages(routes, web);
  addDetailsPages(routes, web);
  routes.post('/r/sign-out', z.object({}), async ({ reply, session }) => {
    await forgetSession(web, reply, session);
    return reply.redirect('/r', 303);
  });
};

const Answer = z.object({ answer: z.enum(['accepted', 'declined']) });
