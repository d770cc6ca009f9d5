import type { FastifyRequest } from 'fastify';
import { createInstance } from 'i18next';
import Negotiator from 'negotiator';
import { languages, type Language } from '#shared/model/language.ts';
import { ar } from './texts/ar.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { es } from './texts/es.ts';
import { fr } from './texts/fr.ts';

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
};

type English = typeof en;
/** The name of a text as `area.name`; of one that counts, without its plural's ending. */
export type TextKey = {
  [Area in keyof English]: `${Area}.${WithoutPlural<keyof English[Area] & string>}`;
}[keyof English];
type WithoutPlural<Key extends string> = Key extends `${infer Name}_${'one' | 'other'}`
  ? Name
  : Key;

/** The texts of the pages in one language. Values are not escaped here: `html` does that. */
export interface Texts {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
}

const i18n = createInstance({
  resources: {
    en: { translation: en },
    de: { translation: de },
    fr: { translation: fr },
    es: { translation: es },
    ar: { translation: ar },
  },
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  initAsync: false,
});
void i18n.init();

export const textsIn = (language: Language): Texts => {
  const translate = i18n.getFixedT(language);
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    t: (key, values = {}) => translate(key, values),
  };
};

export const languageCookie = 'lanyard-language';

/** What the person chose, now (`?lang=`) or before, else what their browser asks for. */
export const languageOf = (request: FastifyRequest): Language =>
  chosenLanguage(request) ??
  languages.find((language) => language === request.cookies[languageCookie]) ??
  languages.find(
    (language) =>
      language === new Negotiator({ headers: request.headers }).language([...languages]),
  ) ??
  'en';

export const chosenLanguage = (request: FastifyRequest): Language | undefined => {
  const { query } = request;
  const wanted = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : '';
  return languages.find((language) => language === wanted);
};
