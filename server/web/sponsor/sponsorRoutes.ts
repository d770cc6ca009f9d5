import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Event } from '#shared/model/event.ts';
import type { Sponsor } from '#server/sponsors/sponsor.ts';
import { readSession, type PageSession } from '../linkCookies.ts';
import { sendTrouble, type Web } from '../web.ts';

/** A request of a sponsor's contact whose browser has redeemed the link. */
export interface AtSponsor {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly session: PageSession;
  readonly sponsor: Sponsor;
  readonly event: Event;
}

export type EnterSponsor = (
  request: FastifyRequest,
  reply: FastifyReply,
  go: (at: AtSponsor) => Promise<FastifyReply> | FastifyReply,
) => Promise<FastifyReply>;

/** Leads who has no session to the landing page; the sponsor is the link's, whatever a form says. */
export const enterSponsor =
  (web: Web): EnterSponsor =>
  async (request, reply, go) => {
    const session = await readSession(web, request, { kind: 'sponsor' });
    if (session === undefined) return reply.redirect('/s', 303);
    const sponsor = await web.store.sponsors.read(session.link.subject);
    const event = await web.store.event();
    if (sponsor === undefined || event === null) {
      return sendTrouble(web, reply, { status: 404, sentence: 'common.notFound' });
    }
    return go({ request, reply, session, sponsor, event });
  };

/** What the store is told of an edit beside what is edited. */
export const editOf = ({ session, sponsor }: AtSponsor) =>
  ({
    sponsor: sponsor.id,
    actor: `sponsor:${sponsor.id}`,
    link: session.link.handle,
  }) as const;

export const refuseForm = (
  web: Web,
  reply: FastifyReply,
  code: 'form_old' | 'invalid_input',
): Promise<FastifyReply> =>
  code === 'form_old'
    ? sendTrouble(web, reply, { status: 403, sentence: 'common.formOld' })
    : sendTrouble(web, reply, { status: 400, sentence: 'common.invalid' });
