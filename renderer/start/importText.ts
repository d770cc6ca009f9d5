import type { TFunction } from 'i18next';
import { imports } from '../i18n/en/imports.ts';
import { errorText } from '../station/errorText.ts';

/** The sentence for an error of an import: what is wrong with the file and what to do. */
export const importErrorText = (t: TFunction, code: string): string =>
  isKey(imports.error, code) ? t(`imports.error.${code}`) : errorText(t, code);

/** What a field is called; one without words of its own (of a newer station) is shown as it is. */
export const fieldText = (t: TFunction, field: string): string =>
  isKey(imports.field, field) ? t(`imports.field.${field}`) : field;

/** Why a row, or a cell of it, was not understood. */
export const reasonText = (t: TFunction, reason: string): string =>
  t(`imports.reason.${isKey(imports.reason, reason) ? reason : 'other'}`);

/** "semicolon" for ";"; a rare delimiter is shown itself. */
export const delimiterText = (t: TFunction, delimiter: string): string => {
  const name = delimiterNames[delimiter];
  return name === undefined ? delimiter : t(`imports.delimiter.${name}`);
};

const delimiterNames: Readonly<Record<string, keyof typeof imports.delimiter>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

const isKey = <Texts extends object>(texts: Texts, key: PropertyKey): key is keyof Texts =>
  Object.hasOwn(texts, key);
