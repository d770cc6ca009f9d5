export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What staff chose, else the first language of the machine that we speak, else English. */
export const chooseLanguage = (
  chosen: 'system' | Language,
  wished: readonly string[],
): Language => {
  if (chosen !== 'system') return chosen;
  const spoken = wished.map((tag) => tag.toLowerCase().split('-')[0]);
  return languages.find((language) => language === spoken.find(isLanguage)) ?? 'en';
};

const isLanguage = (text: string | undefined): text is Language =>
  languages.some((language) => language === text);
