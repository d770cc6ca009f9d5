import type { TFunction } from 'i18next';

/** "6 minutes", "3 hours": the largest unit that is full, rounded down. */
export const ageText = (t: TFunction, seconds: number): string => {
  if (seconds < 60) return t('shell.age.seconds', { count: Math.max(0, Math.floor(seconds)) });
  if (seconds < 3600) return t('shell.age.minutes', { count: Math.floor(seconds / 60) });
  if (seconds < 48 * 3600) return t('shell.age.hours', { count: Math.floor(seconds / 3600) });
  return t('shell.age.days', { count: Math.floor(seconds / 86_400) });
};
