import type { Language } from '#shared/model/language.ts';

/** Where something is in a template of several languages: `de, line 3 of the HTML`. */
export const placeIn = (language: Language, place: string): string => `${language}, ${place}`;
