import type { StaffRole } from '#server/staff/staffRole.ts';
import {
  codeStep,
  setUpStaff,
  staffPassword,
  type SetUpStaff,
} from '#test/support/server/setUpStaff.ts';
import { createVisitor, type Visitor } from './createVisitor.ts';
import type { OpenPages } from './openPages.ts';

export interface SignedInAtVisitor extends Pick<SetUpStaff, 'codeNow'> {
  readonly visitor: Visitor;
  readonly id: string;
}

/** Somebody of the organiser's, signed in at a browser without scripts. */
export const signInStaff = async (
  pages: OpenPages,
  role: StaffRole,
  login: string = role,
): Promise<SignedInAtVisitor> => {
  const { member, codeNow } = await setUpStaff(pages.store, pages.time, { login, role });
  const visitor = createVisitor(pages.url);
  const answer = await visitor.post('/console/sign-in', {
    login,
    password: staffPassword,
    code: codeNow(),
  });
  if (answer.status !== 303) throw new Error(`sign-in: ${answer.status}`);
  pages.time.now += codeStep;
  return { visitor, id: member.id, codeNow };
};
