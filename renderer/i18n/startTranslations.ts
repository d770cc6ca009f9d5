import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de.ts';
import { en } from './en.ts';
import { chooseLanguage } from './languages.ts';

/** Both languages are in the bundle, so that the first paint has its words and changing needs no load. */
export const startTranslations = (wished: readonly string[]): void => {
  void i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, de: { translation: de } },
    lng: chooseLanguage('system', wished),
    fallbackLng: 'en',
    initAsync: false,
    // React escapes; escaping twice would show "&amp;".
    interpolation: { escapeValue: false },
  });
};
