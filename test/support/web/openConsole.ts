import { afterAll, beforeAll } from 'vitest';
import type { StaffRole } from '#server/staff/staffRole.ts';
import { openPages, type OpenPages } from './openPages.ts';
import { signInStaff, type SignedInAtVisitor } from './signInStaff.ts';

export interface OpenConsole extends SignedInAtVisitor {
  readonly pages: OpenPages;
}

/** One store for all tests of a file, with somebody signed in at its console; `use` gets both before the first test. */
export const openConsole = (role: StaffRole, use: (at: OpenConsole) => void): void => {
  let pages: OpenPages | undefined;
  beforeAll(async () => {
    pages = await openPages();
    use({ pages, ...(await signInStaff(pages, role)) });
  });
  afterAll(() => pages?.close());
};
