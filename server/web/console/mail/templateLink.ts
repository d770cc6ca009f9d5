import type { Language } from '#shared/model/language.ts';

/** The page of a template, in one of its languages; names are the organiser's own and may hold anything. */
export const templateLink = (name: string, language?: Language): string => {
  const query = new URLSearchParams({ name, ...(language === undefined ? {} : { language }) });
  return `/console/mail/template?${query.toString()}`;
};
