import type { FindRows, FoundRows } from './findRows.ts';
import type { FindSlips } from './findSlips.ts';
import { mayContainSlip } from './matchTerms.ts';
import { splitIntoCharacters, wordsOfQuery } from './wordForms.ts';

export interface SearchStages {
  readonly findRows: FindRows;
  readonly findSlips: FindSlips;
}

/**
 * Searches as typed; if that leaves room, also with East Asian words taken apart (first and last name are typed
 * together there), then with one slip forgiven in each word of four letters or more. Behind a full list of rows
 * that match as typed, the last quarter is kept for slips: a slip often makes another common name.
 */
export const searchInStages = (
  { findRows, findSlips }: SearchStages,
  query: string,
  limit: number,
): FoundRows => {
  const words = wordsOfQuery(query);
  const [word] = words;
  if (word === undefined || limit < 1) return { nos: [], complete: true };
  const typed = findRows(words, limit, false);
  const nos = new Set(typed.nos.slice(0, limit));
  let complete = typed.complete && typed.nos.length <= limit;
  const add = (found: FoundRows): void => {
    for (const no of found.nos) if (nos.size < limit) nos.add(no);
    complete = complete && found.complete && found.nos.every((no) => nos.has(no));
  };
  const characters = splitIntoCharacters(words);
  if (complete && characters.length > words.length) add(findRows(characters, limit, false));
  if (!mayContainSlip(words)) return { nos: [...nos], complete };
  if (words.length > 1) {
    if (complete) add(findRows(words, limit, true));
    return { nos: [...nos], complete };
  }
  const forSlips = Math.max(Math.floor(limit / 4), limit - nos.size);
  const found = findSlips(word, limit);
  const slips = found.nos.filter((no) => !nos.has(no));
  const shown = [...nos].slice(0, limit - Math.min(forSlips, slips.length));
  complete = complete && found.complete && shown.length === nos.size && slips.length <= forSlips;
  return { nos: [...shown, ...slips.slice(0, forSlips)], complete };
};
