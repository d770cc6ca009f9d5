import type { SameKeys } from '#shared/i18n/sameKeys.ts';
import { account } from './de/account.ts';
import { attendees } from './de/attendees.ts';
import { audit } from './de/audit.ts';
import { campaigns } from './de/campaigns.ts';
import { cases } from './de/cases.ts';
import { exports } from './de/exports.ts';
import { mail } from './de/mail.ts';
import { links } from './de/links.ts';
import { lists } from './de/lists.ts';
import { overview } from './de/overview.ts';
import { programme } from './de/programme.ts';
import { settings } from './de/settings.ts';
import { stations } from './de/stations.ts';
import { tokens } from './de/tokens.ts';
import { roles } from './de/roles.ts';
import { setUp } from './de/setUp.ts';
import { shell } from './de/shell.ts';
import { signIn } from './de/signIn.ts';
import { sponsors } from './de/sponsors.ts';
import { staff } from './de/staff.ts';
import type { en } from './en.ts';

export const de: SameKeys<typeof en> = {
  account,
  attendees,
  audit,
  campaigns,
  cases,
  exports,
  links,
  lists,
  mail,
  overview,
  programme,
  roles,
  settings,
  setUp,
  shell,
  signIn,
  sponsors,
  staff,
  stations,
  tokens,
};
