import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readForm } from '../forms.ts';
import { addLanding } from '../landing.ts';
import { forgetSession, readSession } from '../linkCookies.ts';
import { sendTrouble, type Web } from '../web.ts';
import { addAppViews } from './addAppViews.ts';
import { attendeeRoutes } from './attendeeRoutes.ts';
import { addDevicePages, askForProof } from '../devicePages.ts';

/** The attendee's own small web app. */
export const addAppPages = (app: FastifyInstance, web: Web): void => {
  addLanding(app, web, {
    kind: 'app',
    path: '/a',
    home: '/a/me',
    title: 'landing.appTitle',
    holdUp: (request, reply, link) => askForProof(web, { request, reply, link }),
  });
  addDevicePages(app, web, { kind: 'app', home: '/a/me' });
  addAppViews(attendeeRoutes(app, web), web);

  for (const everywhere of [false, true]) {
    // Also for those who may see nothing else here any more.
    app.post(everywhere ? '/a/sign-out-everywhere' : '/a/sign-out', async (request, reply) => {
      const session = await readSession(web, request, { kind: 'app' });
      if (session === undefined) return reply.redirect('/a', 303);
      const form = readForm(request, session.cookie, z.object({}));
      if (!form.ok) return sendTrouble(web, reply, { status: 403, sentence: 'common.formOld' });
      const { subject } = session.link;
      if (everywhere) await web.store.knownDevices.endAll('app', subject, `attendee:${subject}`);
      await forgetSession(web, reply, session);
      return reply.redirect('/a/signed-out', 303);
    });
  }

  app.get('/a/signed-out', (_request, reply) =>
    sendTrouble(web, reply, {
      status: 200,
      title: 'app.signedOutTitle',
      sentence: 'app.signedOut',
    }),
  );
};
