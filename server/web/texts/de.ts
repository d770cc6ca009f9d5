import type { SameKeys } from '#shared/i18n/sameKeys.ts';
import { accessAs } from './de/accessAs.ts';
import { app } from './de/app.ts';
import { availability } from './de/availability.ts';
import { cards } from './de/cards.ts';
import { common } from './de/common.ts';
import { device } from './de/device.ts';
import { landing } from './de/landing.ts';
import { person } from './de/person.ts';
import { register } from './de/register.ts';
import { registration } from './de/registration.ts';
import { sponsor } from './de/sponsor.ts';
import type { en } from './en.ts';

export const de: SameKeys<typeof en> = {
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
