import { app } from './en/app.ts';
import { common } from './en/common.ts';
import { landing } from './en/landing.ts';

/** The English texts of the pages. Their keys are those of every language. */
export const en = { app, common, landing };
