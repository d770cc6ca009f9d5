import { foldText, isUnspacedScript, tokensOf } from '#shared/rules/foldText.ts';

/**
 * Every spelling under which one word (no spaces) of a row should be found: its tokens, the German and Nordic
 * long spelling (Müller → muller, mueller), the joined form of a hyphenated word, the part after an apostrophe, an
 * Arabic name without its article, and each ending of a word in a script without spaces.
 */
export const formsOfWord = (word: string): readonly string[] => {
  if (plainWord.test(word)) return [word.toLowerCase()];
  const tokens = tokensOf(word);
  const forms = new Set(tokens);
  if (hasLongSpelling.test(word)) for (const token of tokensOf(spellOut(word))) forms.add(token);
  if (tokens.length > 1 && !tokens.some(isUnspacedScript)) forms.add(tokens.join(''));
  if (isAscii.test(word) && !word.includes("'")) return [...forms];
  const afterApostrophe = /[\p{L}]['’ʼ‘`´](\p{L}{2,})/u.exec(word)?.[1];
  if (afterApostrophe !== undefined) forms.add(foldText(afterApostrophe));
  for (const token of tokens) {
    if (token.startsWith(arabicArticle) && token.length > 4) forms.add(token.slice(2));
    if (isUnspacedScript(token)) for (const ending of endingsOf(token)) forms.add(ending);
  }
  return [...forms];
};

/** An order number is found by its beginning, with or without its separators, and by its later parts. */
export const formsOfOrderNumber = (orderNumber: string): readonly string[] => {
  const [first = '', ...later] = tokensOf(orderNumber);
  return later.length === 0 ? [first] : [first + later.join(''), ...later];
};

/** One word of a query: any of its spellings may begin a token of the person sought. */
export type QueryWord = readonly string[];

/** What a query asks for: every word must be found. Only the part of a mail address before the @ counts. */
export const wordsOfQuery = (query: string): readonly QueryWord[] =>
  query
    .slice(0, 200)
    .split(/\s+/u)
    .map((word) => (word.indexOf('@') > 0 ? word.slice(0, word.indexOf('@')) : word))
    .flatMap((word) => {
      const tokens = tokensOf(word);
      const longForms = tokensOf(spellOut(word));
      return tokens.map((token, at) => [...new Set([token, longForms[at] ?? token])]);
    })
    .slice(0, mostQueryWords);

/** The characters of the words that are in Chinese, Japanese or Korean: names there are typed without a space. */
export const splitIntoCharacters = (words: readonly QueryWord[]): readonly QueryWord[] =>
  words
    .flatMap((word) => {
      const [token = ''] = word;
      return eastAsian.test(token) ? Array.from(token, (character) => [character]) : [word];
    })
    .slice(0, mostQueryWords);

const mostQueryWords = 8;
const mostEndings = 12;
const isAscii = /^[\0-\x7f]*$/;
const hasLongSpelling = /[äöüøåÄÖÜØÅ]|\u0308|\u030a/;
const plainWord = /^[A-Za-z0-9]+$/;
const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const arabicArticle = 'ال';

const longSpelling = new Map(Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }));

const spellOut = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/g, (letter) => longSpelling.get(letter) ?? letter);

const endingsOf = (token: string): string[] => {
  const characters = token.match(/[\s\S](?:[\udc00-\udfff]|\p{M})*/gu) ?? [];
  return characters.slice(0, mostEndings).map((_, at) => characters.slice(at).join(''));
};
