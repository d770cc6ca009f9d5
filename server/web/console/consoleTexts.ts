import type { FastifyRequest } from 'fastify';
import { createInstance } from 'i18next';
import { languageOf } from '../languages.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';

/** The console speaks two languages: the organiser's people, not everybody who comes. */
export const consoleLanguages = ['en', 'de'] as const;
export type ConsoleLanguage = (typeof consoleLanguages)[number];

type English = typeof en;
/** The name of a text as `area.name`; of one that counts, without its plural's ending. */
export type ConsoleKey = {
  [Area in keyof English]: `${Area}.${WithoutPlural<keyof English[Area] & string>}`;
}[keyof English];
type WithoutPlural<Key extends string> = Key extends `${infer Name}_${'one' | 'other'}`
  ? Name
  : Key;

/** The console's texts in one language. Values are not escaped here: `html` does that. */
export interface ConsoleTexts {
  readonly language: ConsoleLanguage;
  readonly t: (key: ConsoleKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly number: (value: number) => string;
}

const i18n = createInstance({
  resources: { en: { translation: en }, de: { translation: de } },
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  initAsync: false,
});
void i18n.init();

/** In the language that the person chose or their browser asks for, where the console speaks it. */
export const consoleTextsFor = (request: FastifyRequest): ConsoleTexts => {
  const wanted = languageOf(request);
  const language = consoleLanguages.find((one) => one === wanted) ?? 'en';
  const translate = i18n.getFixedT(language);
  const { format } = new Intl.NumberFormat(localeOf(language));
  return { language, t: (key, values = {}) => translate(key, values), number: format };
};

/** English of no one country: the hours of a day count to 24. */
export const localeOf = (language: ConsoleLanguage): string =>
  language === 'en' ? 'en-GB' : language;
