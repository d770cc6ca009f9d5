import type { SameKeys } from '#shared/i18n/sameKeys.ts';
import { account } from './de/account.ts';
import { attendees } from './de/attendees.ts';
import { audit } from './de/audit.ts';
import { links } from './de/links.ts';
import { roles } from './de/roles.ts';
import { setUp } from './de/setUp.ts';
import { shell } from './de/shell.ts';
import { signIn } from './de/signIn.ts';
import { staff } from './de/staff.ts';
import type { en } from './en.ts';

export const de: SameKeys<typeof en> = {
  account,
  attendees,
  audit,
  links,
  roles,
  setUp,
  shell,
  signIn,
  staff,
};
