import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import type { Event } from '#shared/model/event.ts';
import { linkPaths } from '../links/linkUrl.ts';
import { readForm } from './forms.ts';
import type { Texts } from './languages.ts';
import { readSession, type PageSession } from './linkCookies.ts';
import { sendTrouble, textsFor, type Web } from './web.ts';

/** A request of somebody who opened their link in this browser. */
export interface AtPage {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly session: PageSession;
  readonly event: Event;
  readonly texts: Texts;
}

type Answered = FastifyReply | Promise<FastifyReply>;

export interface PersonalRoutes<Known> {
  readonly get: (path: string, show: (at: AtPage & Known) => Answered) => void;
  /** For a form of the session's own, of this shape. */
  readonly post: <Fields>(
    path: string,
    shape: z.ZodType<Fields>,
    act: (at: AtPage & Known, fields: Fields) => Answered,
  ) => void;
}

/**
 * Routes behind the links of one kind: who has no session is led to its landing page. `know` loads what all of them need, and
 * gives undefined where it has answered itself.
 */
export const personalRoutes = <Known>(
  app: FastifyInstance,
  web: Web,
  {
    kind,
    know,
  }: {
    readonly kind: Exclude<PrivateLinkKind, 'access-as'>;
    readonly know: (at: AtPage) => Promise<Known | undefined>;
  },
): PersonalRoutes<Known> => {
  const enter = async (
    request: FastifyRequest,
    reply: FastifyReply,
    go: (at: AtPage & Known) => Answered,
  ): Promise<FastifyReply> => {
    const session = await readSession(web, request, { kind });
    const event = await web.store.event();
    if (session === undefined || event === null) return reply.redirect(linkPaths[kind], 303);
    const at = { request, reply, session, event, texts: textsFor(request) };
    const known = await know(at);
    return known === undefined ? reply : go({ ...at, ...known });
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
