import { accessAs } from './en/accessAs.ts';
import { app } from './en/app.ts';
import { availability } from './en/availability.ts';
import { cards } from './en/cards.ts';
import { common } from './en/common.ts';
import { device } from './en/device.ts';
import { landing } from './en/landing.ts';
import { person } from './en/person.ts';
import { register } from './en/register.ts';
import { registration } from './en/registration.ts';
import { sponsor } from './en/sponsor.ts';

/** The English texts of the pages. Their keys are those of every language. */
export const en = {
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
