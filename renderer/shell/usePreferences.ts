import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationStatus } from '#shared/contract/stationCalls.ts';
import { chooseLanguage } from '../i18n/languages.ts';

/** Puts language, theme and size of the settings on the page. */
export const usePreferences = (settings: StationStatus['settings'] | undefined): void => {
  const { i18n } = useTranslation();
  const language = chooseLanguage(settings?.language ?? 'system', navigator.languages);
  const theme = settings?.theme ?? 'system';
  const isLarge = settings?.largeText ?? false;

  useEffect(() => {
    void i18n.changeLanguage(language);
    document.documentElement.lang = language;
    document.documentElement.dir = i18n.dir(language);
  }, [i18n, language]);

  useEffect(() => {
    const page = document.documentElement.dataset;
    if (theme === 'system') delete page['theme'];
    else page['theme'] = theme;
    if (isLarge) page['size'] = 'large';
    else delete page['size'];
  }, [theme, isLarge]);
};
