import { account } from './en/account.ts';
import { attendees } from './en/attendees.ts';
import { audit } from './en/audit.ts';
import { campaigns } from './en/campaigns.ts';
import { cases } from './en/cases.ts';
import { exports } from './en/exports.ts';
import { mail } from './en/mail.ts';
import { links } from './en/links.ts';
import { lists } from './en/lists.ts';
import { overview } from './en/overview.ts';
import { programme } from './en/programme.ts';
import { settings } from './en/settings.ts';
import { stations } from './en/stations.ts';
import { tokens } from './en/tokens.ts';
import { roles } from './en/roles.ts';
import { setUp } from './en/setUp.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/signIn.ts';
import { sponsors } from './en/sponsors.ts';
import { staff } from './en/staff.ts';

export const en = {
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
