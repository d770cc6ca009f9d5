import { languages } from '#shared/model/language.ts';
import type { Html } from '../html.ts';
import { languageNames } from '../languages.ts';
import { choiceField } from './formFields.ts';

/** A choice among the languages, each by its own name; `none` is the text of choosing none. */
export const languageField = (shown: {
  readonly label: string;
  readonly value: string;
  readonly none?: string;
}): Html => {
  const { label, value, none } = shown;
  const known = languages.map((code) => [code, languageNames[code]] as const);
  const options = none === undefined ? known : [['', none] as const, ...known];
  return choiceField({ name: 'language', label, value, options });
};
