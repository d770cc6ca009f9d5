import type { SameKeys } from '#shared/i18n/sameKeys.ts';
import { app } from './fr/app.ts';
import { common } from './fr/common.ts';
import { landing } from './fr/landing.ts';
import type { en } from './en.ts';

export const fr: SameKeys<typeof en> = { app, common, landing };
