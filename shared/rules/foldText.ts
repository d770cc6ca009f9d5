/**
 * Text as it is compared and searched: compatibility forms unified (NFKD), lower case, without accents, vowel
 * points and invisible characters; letters that Unicode does not decompose (ł ø đ ß æ …) get a plain spelling.
 * Idempotent. Vowel signs of Indic scripts, voicing marks of kana and Hangul syllables stay.
 */
export const foldText = (text: string): string => {
  if (isAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD') // lower-casing İ brings a new combining dot
    .replace(silentMarks, '')
    .replace(ownLetters, (letter) => ownLetterMap.get(letter) ?? letter)
    .replace(katakana, shiftBy(-0x60))
    .replace(otherDigits, toAsciiDigit)
    .normalize('NFC');
};

/**
 * The folded words of a text, in order, with repetitions. Hyphens, dots and spaces part words, apostrophes do not
 * (O’Brien → obrien); runs of a script written without spaces (Chinese, Japanese, Korean, Thai, …) stand alone.
 */
export const tokensOf = (text: string): string[] => {
  if (plainAscii.test(text)) return text.toLowerCase().match(asciiWords) ?? [];
  const folded = foldText(text).replace(apostrophes, '');
  return (isAscii.test(folded) ? folded.match(asciiWords) : folded.match(anyWords)) ?? [];
};

/** Whether the word is in a script written without spaces between words. */
export const isUnspacedScript = (word: string): boolean => unspaced.test(word);

const isAscii = /^[\0-\x7f]*$/;
// No apostrophe and no backtick: the way of most order numbers and names, hence short.
const plainAscii = /^[\0-&(-_a-\x7f]*$/;
const asciiWords = /[a-z0-9]+/g;
const unspacedLetters =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30fc';
const unspaced = new RegExp(`^[${unspacedLetters}]`, 'u');
const anyWords = new RegExp(
  `[${unspacedLetters}][${unspacedLetters}\\p{M}]*|(?:(?![${unspacedLetters}])[\\p{L}\\p{N}\\p{M}])+`,
  'gu',
);
const apostrophes = /['’‘ʼʻ`´＇׳״]/g;

// Latin, Greek and Cyrillic accents; Hebrew points; Arabic harakat and tatweel; nukta; Thai tones; format characters.
// oxlint-disable-next-line no-misleading-character-class -- the marks themselves are meant, not letters with them
const silentMarks =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u093c\u0e48-\u0e4e\ufe00-\ufe0f\p{Cf}]/gu;

const ownLetterMap = new Map([
  ...Object.entries({ ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ȷ: 'j', þ: 'th' }),
  ...Object.entries({
    ð: 'd',
    ŋ: 'ng',
    ħ: 'h',
    ŧ: 't',
    ĸ: 'k',
    ə: 'e',
    ɓ: 'b',
    ɗ: 'd',
    ƙ: 'k',
    ƒ: 'f',
  }),
  // Greek final sigma; Hebrew final letters
  ...Object.entries({ ς: 'σ', ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' }),
  // Arabic: alef wasla, alef maksura, teh marbuta; Persian and Urdu yeh, kaf, heh
  ...Object.entries({ ٱ: 'ا', ى: 'ي', ة: 'ه', ی: 'ي', ے: 'ي', ک: 'ك', ہ: 'ه', ھ: 'ه', ە: 'ه' }),
  // Ukrainian ghe with upturn, as Russian keyboards lack it
  ['ґ', 'г'],
]);
const ownLetters = new RegExp(`[${[...ownLetterMap.keys()].join('')}]`, 'gu');

// So that ヤマダ and やまだ are one name.
const katakana = /[\u30a1-\u30f6]/g;
const shiftBy = (offset: number) => (letter: string) =>
  String.fromCharCode(letter.charCodeAt(0) + offset);

const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;
const toAsciiDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  const zero = code >= 0x0966 ? 0x0966 : code >= 0x06f0 ? 0x06f0 : 0x0660;
  return String(code - zero);
};
