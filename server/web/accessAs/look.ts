import type { FastifyRequest } from 'fastify';
import { mayDo } from '#server/staff/staffRole.ts';
import { readStaff, type SignedInStaff } from '../console/staffCookies.ts';
import { readSession, type PageSession } from '../linkCookies.ts';
import type { Web } from '../web.ts';

/** A look that is open in this browser, of the staff member who is signed in here. */
export interface Look {
  readonly staff: SignedInStaff;
  readonly session: PageSession;
}

/** Undefined without a staff session, in another's browser, and after thirty minutes. */
export const readLook = async (web: Web, request: FastifyRequest): Promise<Look | undefined> => {
  const staff = await readStaff(web, request);
  if (staff === undefined || !mayDo(staff.member.role, 'access-as:use')) return undefined;
  const session = await readSession(web, request, {
    kind: 'access-as',
    boundTo: staff.session.id,
  });
  return session === undefined ? undefined : { staff, session };
};
