import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import type { z } from 'zod';
import type { Attendee } from '#shared/model/attendee.ts';
import type { Event } from '#shared/model/event.ts';
import { readForm, tokenField } from '../forms.ts';
import type { TextKey, Texts } from '../languages.ts';
import { readSession, type PageSession } from '../linkCookies.ts';
import { sendPage } from '../sendPage.ts';
import { sendTrouble, textsFor, type Web } from '../web.ts';

/** A request of an attendee who is signed in and may use the app. */
export interface AtApp {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly session: PageSession;
  readonly person: Attendee;
  readonly event: Event;
  readonly texts: Texts;
}

export interface AttendeeRoutes {
  readonly get: (path: string, show: (at: AtApp) => Promise<FastifyReply>) => void;
  /** For a form of the session's own, of this shape. */
  readonly post: <Fields>(
    path: string,
    shape: z.ZodType<Fields>,
    act: (at: AtApp, fields: Fields) => Promise<FastifyReply>,
  ) => void;
}

/** Routes for attendees alone: who has no session is led to the landing page, who is held or canceled is told so. */
export const attendeeRoutes = (app: FastifyInstance, web: Web): AttendeeRoutes => {
  const enter = async (
    request: FastifyRequest,
    reply: FastifyReply,
    go: (at: AtApp) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const session = await readSession(web, request, { kind: 'app' });
    if (session === undefined) return reply.redirect('/a', 303);
    const person = await web.store.people.read(session.link.subject);
    const event = await web.store.event();
    if (person === null || event === null) {
      return sendTrouble(web, reply, { status: 404, sentence: 'common.notFound' });
    }
    const texts = textsFor(request);
    const closed = whyClosed(person);
    if (closed === undefined) return go({ request, reply, session, person, event, texts });
    return sendPage(reply, {
      texts,
      title: texts.t('app.closedTitle'),
      eventName: event.name,
      status: 403,
      body: html`<p role="alert">${texts.t(closed)}</p>
        <form method="post" action="/a/sign-out">
          ${tokenField(session.cookie)}<button>${texts.t('app.signOut')}</button>
        </form>`,
    });
  };

  return {
    get: (path, show) => {
      app.get(path, (request, reply) => enter(request, reply, show));
    },
    post: (path, shape, act) => {
      app.post(path, (request, reply) =>
        enter(request, reply, async (at) => {
          const form = readForm(request, at.session.cookie, shape);
          if (form.ok) return act(at, form.value);
          return form.error.code === 'form_old'
            ? sendTrouble(web, reply, { status: 403, sentence: 'common.formOld' })
            : sendTrouble(web, reply, { status: 400, sentence: 'common.invalid' });
        }),
      );
    },
  };
};

/** Why somebody has no app, in a sentence; undefined for everybody else. */
export const whyClosed = ({ hold, status }: Attendee): TextKey | undefined => {
  if (hold === 'suspended') return 'app.suspended';
  if (hold === 'revoked') return 'app.revoked';
  return status === 'canceled' ? 'app.canceled' : undefined;
};
