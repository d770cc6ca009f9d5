import type { SameKeys } from '#shared/i18n/sameKeys.ts';
import { accessAs } from './es/accessAs.ts';
import { app } from './es/app.ts';
import { availability } from './es/availability.ts';
import { cards } from './es/cards.ts';
import { common } from './es/common.ts';
import { device } from './es/device.ts';
import { landing } from './es/landing.ts';
import { person } from './es/person.ts';
import { register } from './es/register.ts';
import { registration } from './es/registration.ts';
import { sponsor } from './es/sponsor.ts';
import type { en } from './en.ts';

export const es: SameKeys<typeof en> = {
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
