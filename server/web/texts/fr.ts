import type { SameKeys } from '#shared/i18n/sameKeys.ts';
import { accessAs } from './fr/accessAs.ts';
import { app } from './fr/app.ts';
import { availability } from './fr/availability.ts';
import { cards } from './fr/cards.ts';
import { common } from './fr/common.ts';
import { device } from './fr/device.ts';
import { landing } from './fr/landing.ts';
import { person } from './fr/person.ts';
import { register } from './fr/register.ts';
import { registration } from './fr/registration.ts';
import { sponsor } from './fr/sponsor.ts';
import type { en } from './en.ts';

export const fr: SameKeys<typeof en> = {
  accessAs,
  app,
  cards,
  availability,
  common,
  device,
  landing,
  person,
  register,
  registration,
  sponsor,
};
