import type { TFunction } from 'i18next';
import { settings } from '../i18n/en/settings.ts';
import { errorText } from '../station/errorText.ts';

type SettingsError = keyof typeof settings.error;

/** The sentence for an error of a setting or an enrolment code. */
export const settingsErrorText = (t: TFunction, code: string): string =>
  isKnown(code) ? t(`settings.error.${code}`) : errorText(t, code);

const isKnown = (code: string): code is SettingsError => Object.hasOwn(settings.error, code);
