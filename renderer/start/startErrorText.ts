import type { TFunction } from 'i18next';
import { start } from '../i18n/en/start.ts';
import { errorText } from '../station/errorText.ts';

type StartError = keyof typeof start.error;

/** The sentence for an error of joining or creating: what happened and what to do. */
export const startErrorText = (t: TFunction, code: string): string =>
  isKnown(code) ? t(`start.error.${code}`) : errorText(t, code);

const isKnown = (code: string): code is StartError => Object.hasOwn(start.error, code);
