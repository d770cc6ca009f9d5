import { foldText } from './foldText.ts';

export interface NameParts {
  readonly firstName: string;
  readonly lastName: string;
  /** Set where "first last" would put the words in an order the person does not use. */
  readonly badgeName: string | null;
}

/**
 * Splits a whole name: "Müller, Anna", "Anna Müller", "DUPONT Jean", "Ludwig van Beethoven". Names that cannot be
 * split (one word; scripts without spaces) are the first name as a whole, so nothing is lost or reordered.
 */
export const splitFullName = (name: string): NameParts => {
  const comma = name.search(/[,،、，]/);
  if (comma > 0) {
    const before = name.slice(0, comma).trim();
    const after = name.slice(comma + 1).trim();
    if (after !== '' && !suffix.test(after))
      return { firstName: after, lastName: before, badgeName: null };
    if (after !== '') return splitWords(before, `, ${after}`);
  }
  return splitWords(name, '');
};

const splitWords = (name: string, tail: string): NameParts => {
  const words = name.trim().split(/\s+/);
  if (words.length === 1) return { firstName: name.trim() + tail, lastName: '', badgeName: null };
  if (familyFirst.test(name)) return splitFamilyFirst(name, words);
  const capitals = leadingCapitals(words);
  const from = capitals > 0 ? capitals : lastNameStart(words);
  const head = words.slice(0, from).join(' ');
  const rest = words.slice(from).join(' ');
  const [firstName, lastName] = capitals > 0 ? [rest, head] : [head, rest];
  return { firstName, lastName: lastName + tail, badgeName: null };
};

/** 山田 太郎: the family name leads, on the badge too. */
const splitFamilyFirst = (name: string, words: readonly string[]): NameParts => {
  const [lastName = '', ...given] = words;
  return { firstName: given.join(' '), lastName, badgeName: name.trim() };
};

const familyFirst =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc\s]+$/u;

const suffix =
  /^(?:jr|sr|junior|senior|ii|iii|iv|ph\.?\s?d|m\.?d|esq|mba|m\.?sc|b\.?sc|ll\.?m|dipl|cpa)\b\.?/i;

/** "DUPONT Jean" and "DE LA CRUZ María": capitals in front, ordinary words behind. */
const leadingCapitals = (words: readonly string[]): number => {
  const first = words.findIndex((word) => !isCapitals(word));
  const others = words.slice(first);
  if (first < 1 || others.some(isCapitals)) return 0;
  return words.slice(0, first).some((word) => word.length > 2) ? first : 0;
};

const isCapitals = (word: string): boolean =>
  word.length > 1 &&
  !word.endsWith('.') &&
  word === word.toUpperCase() &&
  word !== word.toLowerCase();

/** The last word, with the particles before it; the first word is always a first name. */
const lastNameStart = (words: readonly string[]): number => {
  let start = words.length - 1;
  while (start > 1 && particles.has(foldText(words[start - 1] ?? ''))) start -= 1;
  return start;
};

const particles: ReadonlySet<string> = new Set(
  `von van vom zu zum zur de del della delle dello dei degli di da das dos do du des den der ten ter te la le las los el
   al ben bin ibn bint abu mac st san santa af av`.split(/\s+/),
);
