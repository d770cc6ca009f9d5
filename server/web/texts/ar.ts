import type { SameKeys } from '#shared/i18n/sameKeys.ts';
import { accessAs } from './ar/accessAs.ts';
import { app } from './ar/app.ts';
import { availability } from './ar/availability.ts';
import { cards } from './ar/cards.ts';
import { common } from './ar/common.ts';
import { device } from './ar/device.ts';
import { landing } from './ar/landing.ts';
import { person } from './ar/person.ts';
import { register } from './ar/register.ts';
import { registration } from './ar/registration.ts';
import { sponsor } from './ar/sponsor.ts';
import type { en } from './en.ts';

export const ar: SameKeys<typeof en> = {
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
