import type { TFunction } from 'i18next';
import { common } from '../i18n/en/common.ts';

type KnownError = keyof typeof common.error;

/** The sentence for an error code; a code without one of its own is told as `internal`. */
export const errorText = (t: TFunction, code: string): string =>
  t(`common.error.${isKnown(code) ? code : 'internal'}`);

const isKnown = (code: string): code is KnownError => Object.hasOwn(common.error, code);
