import type { FindRows, FoundRows } from './findRows.ts';
import { mayContainSlip } from './matchTerms.ts';
import { splitIntoCharacters, wordsOfQuery } from './wordForms.ts';

/**
 * Searches as typed; if that leaves room, also with East Asian words taken apart (first and last name are typed
 * together there), then with one slip forgiven in each word of four letters or more.
 */
export const searchInStages = (findRows: FindRows, query: string, limit: number): FoundRows => {
  const words = wordsOfQuery(query);
  if (words.length === 0 || limit < 1) return { nos: [], complete: true };
  const nos = new Set<number>();
  const addStage = (found: FoundRows): boolean => {
    for (const no of found.nos) {
      if (nos.size >= limit) return false;
      nos.add(no);
    }
    return found.complete;
  };
  let complete = addStage(findRows(words, limit, false));
  const characters = splitIntoCharacters(words);
  if (complete && characters.length > words.length) {
    complete = addStage(findRows(characters, limit, false));
  }
  if (complete && mayContainSlip(words)) complete = addStage(findRows(words, limit, true));
  return { nos: [...nos], complete };
};
