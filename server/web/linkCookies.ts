import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { linkPrefix } from '#shared/codes/personalLink.ts';
import type { LinkSession } from '../links/createLinkSessions.ts';
import type { Link } from '../links/link.ts';
import { linkPaths } from '../links/linkUrl.ts';
import type { Web } from './web.ts';

/** A session of a link with the cookie that its forms are bound to. */
export interface PageSession extends LinkSession {
  readonly cookie: string;
}

/** Opens a session in this browser; its cookie goes to the pages of the link's kind and to no other. */
export const keepSession = async (web: Web, reply: FastifyReply, link: Link): Promise<void> => {
  const { cookie, expiresAt } = await web.store.linkSessions.open(link);
  reply.setCookie(nameOf(web, link.kind), cookie.reveal(), {
    ...cookieOf(web, link.kind),
    expires: new Date(expiresAt),
  });
};

/** The session of this request at pages of this kind. */
export const readSession = async (
  web: Web,
  request: FastifyRequest,
  { kind, boundTo }: { readonly kind: PrivateLinkKind; readonly boundTo?: string | undefined },
): Promise<PageSession | undefined> => {
  const cookie = request.cookies[nameOf(web, kind)];
  if (cookie === undefined) return undefined;
  const session = await web.store.linkSessions.read({
    cookie,
    kind,
    ...(boundTo === undefined ? {} : { boundTo }),
  });
  return session === undefined ? undefined : { ...session, cookie };
};

export const forgetSession = async (
  web: Web,
  reply: FastifyReply,
  { link, cookie }: PageSession,
): Promise<void> => {
  await web.store.linkSessions.close(cookie);
  reply.clearCookie(nameOf(web, link.kind), cookieOf(web, link.kind));
};

const cookieOf = ({ isSecure }: Web, kind: PrivateLinkKind) =>
  ({ path: linkPaths[kind], httpOnly: true, sameSite: 'strict', secure: isSecure }) as const;

const nameOf = ({ isSecure }: Web, kind: PrivateLinkKind): string =>
  `${isSecure ? '__Secure-' : ''}lanyard-${linkPrefix(kind).slice(0, 2)}`;
