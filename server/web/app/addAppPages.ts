import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { displayName } from '#shared/model/attendee.ts';
import { readForm, tokenField } from '../forms.ts';
import { addLanding } from '../landing.ts';
import { forgetSession, readSession, type PageSession } from '../linkCookies.ts';
import { sendPage } from '../sendPage.ts';
import { eventNameOf, sendTrouble, textsFor, type Web } from '../web.ts';

/** The attendee's own small web app. */
export const addAppPages = (app: FastifyInstance, web: Web): void => {
  addLanding(app, web, { kind: 'app', path: '/a', home: '/a/me', title: 'landing.appTitle' });

  /** Answers by itself where there is no session: the way in is the link. */
  const sessionOf = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<PageSession | undefined> => {
    const session = await readSession(web, request, { kind: 'app' });
    if (session === undefined) await reply.redirect('/a', 303);
    return session;
  };

  app.get('/a/me', async (request, reply) => {
    const session = await sessionOf(request, reply);
    if (session === undefined) return reply;
    const person = await web.store.people.read(session.link.subject);
    if (person === null)
      return sendTrouble(web, reply, { status: 404, sentence: 'common.notFound' });
    const texts = textsFor(request);
    return sendPage(reply, {
      texts,
      title: displayName(person),
      eventName: await eventNameOf(web),
      body: html`<form method="post" action="/a/sign-out">
        ${tokenField(session.cookie)}
        <button>${texts.t('app.signOut')}</button>
      </form>`,
    });
  });

  app.post('/a/sign-out', async (request, reply) => {
    const session = await sessionOf(request, reply);
    if (session === undefined) return reply;
    const form = readForm(request, session.cookie, z.object({}));
    if (!form.ok) return sendTrouble(web, reply, { status: 403, sentence: 'common.formOld' });
    await forgetSession(web, reply, session);
    return reply.redirect('/a', 303);
  });
};
