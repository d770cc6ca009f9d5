import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StaffMember } from '#server/staff/staffMember.ts';
import type { StaffSession } from '#server/staff/staffSessions.ts';
import type { SignedIn } from '#server/staff/signIn.ts';
import type { Web } from '../web.ts';

/** Who is signed in at this browser, with the cookie that its forms are bound to. */
export interface SignedInStaff {
  readonly member: StaffMember;
  readonly session: StaffSession;
  readonly cookie: string;
}

/** The staff member at this browser; the cookie goes to the pages below `/console` and to no other. */
export const readStaff = async (
  web: Web,
  request: FastifyRequest,
): Promise<SignedInStaff | undefined> => {
  const cookie = request.cookies[nameOf(web, 'staff')];
  const found = cookie === undefined ? undefined : await web.store.staff.session(cookie);
  return cookie === undefined || found === undefined ? undefined : { ...found, cookie };
};

export const keepStaff = (
  web: Web,
  reply: FastifyReply,
  { cookie, browserToken, expiresAt }: SignedIn,
): void => {
  reply.setCookie(nameOf(web, 'staff'), cookie.reveal(), {
    ...placeOf(web),
    expires: new Date(expiresAt),
  });
  reply.setCookie(nameOf(web, 'browser'), browserToken.reveal(), {
    ...placeOf(web),
    maxAge: 365 * 24 * 3600,
  });
};

export const forgetStaff = (web: Web, reply: FastifyReply): void => {
  reply.clearCookie(nameOf(web, 'staff'), placeOf(web));
};

/** What says that this browser was used by staff before; empty for a strange one. */
export const browserTokenOf = (web: Web, request: FastifyRequest): string =>
  request.cookies[nameOf(web, 'browser')] ?? '';

/** An invitation that was opened here, until its account is set up. */
export const keepInvitation = (web: Web, reply: FastifyReply, invitation: string): void => {
  reply.setCookie(nameOf(web, 'invitation'), invitation, { ...placeOf(web), maxAge: 3600 });
};

export const invitationOf = (web: Web, request: FastifyRequest): string | undefined =>
  request.cookies[nameOf(web, 'invitation')];

export const forgetInvitation = (web: Web, reply: FastifyReply): void => {
  reply.clearCookie(nameOf(web, 'invitation'), placeOf(web));
};

const placeOf = ({ isSecure }: Web) =>
  ({ path: '/console', httpOnly: true, sameSite: 'strict', secure: isSecure }) as const;

const nameOf = ({ isSecure }: Web, what: 'staff' | 'browser' | 'invitation'): string =>
  `${isSecure ? '__Secure-' : ''}lanyard-${what}`;
