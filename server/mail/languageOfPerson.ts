import { Language } from '#shared/model/language.ts';

/** The language of a person as the list has it; undefined where it is not known, or none of ours. */
export const languageOfPerson = (code: string): Language | undefined =>
  Language.safeParse(code).data;
