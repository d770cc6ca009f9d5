import type { Language } from '../model/language.ts';
import { foldListText } from './listFold.ts';

/** The language that a cell of a list means, by its code or its name; '' for an empty cell, null where it is none of ours. */
export const listLanguage = (text: string): Language | '' | null => {
  const folded = foldListText(text);
  if (folded === '') return '';
  // `de-AT` and `de_AT` are `de` to us.
  const [code = ''] = folded.split(' ');
  return languageByWord.get(folded) ?? languages.find((language) => language === code) ?? null;
};

/** In English, German, French, Spanish, and as those who speak it call it; and its code of three letters (ISO 639-2). */
const words: Readonly<Record<Language, string>> = {
  en: 'english, englisch, anglais, anglaise, ingles, الانجليزية, الإنجليزية, eng',
  de: 'german, deutsch, allemand, allemande, aleman, الالمانية, الألمانية, ger, deu',
  fr: 'french, franzosisch, francais, francaise, frances, الفرنسية, fre, fra',
  es: 'spanish, spanisch, espagnol, espagnole, espanol, castellano, الاسبانية, الإسبانية, spa',
  ar: 'arabic, arabisch, arabe, العربية, عربي, عربية, ara',
};

// keys() forgets the names.
const languages = Object.keys(words) as readonly Language[];

const languageByWord: ReadonlyMap<string, Language> = new Map(
  languages.flatMap((language) =>
    words[language].split(', ').map((word): [string, Language] => [foldListText(word), language]),
  ),
);
