import type { TFunction } from 'i18next';
import { imports } from '../i18n/en/imports.ts';
import { errorText } from '../station/errorText.ts';

/** Why an import ended; `kept` people of the file had gone in by then. */
export interface ImportProblem {
  readonly code: string;
  readonly kept: number;
}

/** What is wrong with the file, what to do, and what went in before. */
export const importErrorText = (t: TFunction, { code, kept }: ImportProblem): string => {
  const key = code === 'canceled' && kept > 0 ? 'stopped' : code;
  const sentence = isKey(imports.error, key) ? t(`imports.error.${key}`) : errorText(t, key);
  return kept > 0 ? `${sentence} ${t('imports.kept', { count: kept })}` : sentence;
};

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
