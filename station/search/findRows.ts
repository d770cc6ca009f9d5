import { begins, matchTerms, type WordMatch } from './matchTerms.ts';
import { nameField, otherField, type PostingStore } from './postingStore.ts';
import type { TokenTree } from './tokenTree.ts';
import type { QueryWord } from './wordForms.ts';

export interface FoundRows {
  /** Row numbers, best first; may exceed the limit. */
  readonly nos: readonly number[];
  /** False if more rows match. */
  readonly complete: boolean;
}

/** Finds the rows that hold all the words, without reading more of the index than the best `limit` rows need. */
export type FindRows = (
  words: readonly QueryWord[],
  limit: number,
  withSlips: boolean,
) => FoundRows;

/** Cost of a hit by [field][quality]; the lower, the earlier it is shown. */
const costs = [
  [0, 1, 4, 6],
  [2, 3, 5, 7],
] as const;
const noHit = 99;
const rankOrder = costs
  .flatMap((row, field) => row.map((cost, quality) => ({ cost, field, quality })))
  .toSorted((a, b) => a.cost - b.cost);

// Bound the work for words that nearly everybody has. Once there are enough rows, better ones are looked for a
// little longer; where there are not, `complete: false` asks for a longer query.
const mostReadWhenEnough = 10_000;
const mostRead = 120_000;

const bitsPerWord = 3;
const fitMask = 7;
const knownMisfit = 7;

export const createFindRows = (tree: TokenTree, store: PostingStore): FindRows => {
  // For each term, which words of the running query it fits and how well (quality + 1 in three bits each).
  let fits = new Uint32Array(1024);
  const touched: number[] = [];

  const note = (term: number, at: number, fit: number): void => {
    const known = fits[term] ?? 0;
    if (known === 0) touched.push(term);
    if (((known >>> (at * bitsPerWord)) & fitMask) === 0) {
      fits[term] = known | (fit << (at * bitsPerWord));
    }
  };

  const noteAll = (matches: readonly WordMatch[]): void => {
    if (fits.length <= tree.termCount()) fits = new Uint32Array(tree.termCount() * 2);
    matches.forEach((match, at) => {
      match.terms.forEach((terms, quality) => {
        for (const term of terms) note(term, at, quality + 1);
      });
    });
  };

  const clear = (): void => {
    for (const term of touched) fits[term] = 0;
    touched.length = 0;
  };

  const fitOf = (term: number, at: number, match: WordMatch): number => {
    const fit = ((fits[term] ?? 0) >>> (at * bitsPerWord)) & fitMask;
    if (fit !== 0 || match.wideNodes === undefined) return fit;
    note(term, at, tree.isBelow(term, match.wideNodes) ? begins + 1 : knownMisfit);
    return ((fits[term] ?? 0) >>> (at * bitsPerWord)) & fitMask;
  };

  const costOfWord = (entry: number, at: number, match: WordMatch): number => {
    const end = store.startOf(entry + 1);
    let best = noHit;
    for (let posting = store.startOf(entry); posting < end; posting += 1) {
      const mark = store.markAt(posting);
      const fit = fitOf(mark >>> 1, at, match);
      if (fit === 0 || fit === knownMisfit) continue;
      best = Math.min(best, costs[(mark & 1) === 0 ? 0 : 1][fit - 1] ?? noHit);
    }
    return best;
  };

  /** The summed cost of an entry's best hits, `noHit` or more if a word is missing. The driver's own comes last. */
  const costOf = (entry: number, matches: readonly WordMatch[]): number => {
    let sum = 0;
    for (let step = 1; step <= matches.length && sum < noHit; step += 1) {
      const at = step % matches.length;
      const match = matches[at];
      if (match !== undefined) sum += costOfWord(entry, at, match);
    }
    return sum;
  };

  const lowestCost = (match: WordMatch): number =>
    rankOrder.find(({ field, quality }) =>
      match.terms[quality]?.some((term) => store.countOf(term * 2 + field) > 0),
    )?.cost ?? noHit;

  const sizeOf = (match: WordMatch): number => {
    if (match.wideNodes !== undefined) return Number.MAX_SAFE_INTEGER;
    let size = 0;
    for (const terms of match.terms) {
      for (const term of terms) {
        size += store.countOf(term * 2 + nameField) + store.countOf(term * 2 + otherField);
      }
    }
    return size;
  };

  /** Reads the rows of the first word, its best hits first, and looks whether they hold the others too. */
  const readBest = (matches: readonly WordMatch[], limit: number): FoundRows => {
    const [driver, ...others] = matches;
    if (driver === undefined) return { nos: [], complete: true };
    const lowestOfOthers = others.reduce((sum, match) => sum + lowestCost(match), 0);
    const found: number[][] = [];
    const seen = new Set<number>();
    let read = 0;
    for (const { cost, field, quality } of rankOrder) {
      for (const term of driver.terms[quality] ?? []) {
        let posting = store.firstPosting(term * 2 + field);
        for (; posting !== 0; posting = store.nextPosting(posting)) {
          read += 1;
          if (read > mostRead) return { nos: found.flat(), complete: false };
          const entry = store.entryOf(posting);
          if (store.noOf(entry) < 0 || seen.has(entry)) continue;
          const sum = others.length === 0 ? cost : costOf(entry, matches);
          if (sum >= noHit) continue;
          const isEnough =
            seen.size >= limit &&
            (read > mostReadWhenEnough || countUpTo(found, cost + lowestOfOthers) >= limit);
          if (isEnough) return { nos: found.flat(), complete: false };
          seen.add(entry);
          (found[sum] ??= []).push(store.noOf(entry));
        }
      }
    }
    return { nos: found.flat(), complete: driver.wideNodes === undefined };
  };

  return (words, limit, withSlips) => {
    const matches = words.map((word) => matchTerms(tree, word, withSlips));
    if (matches.length < 2) return readBest(matches, limit);
    const rarestFirst = matches
      .map((match) => ({ match, size: sizeOf(match) }))
      .toSorted((a, b) => a.size - b.size)
      .map(({ match }) => match);
    noteAll(rarestFirst);
    const rows = readBest(rarestFirst, limit);
    clear();
    return rows;
  };
};

const countUpTo = (found: readonly (readonly number[] | undefined)[], cost: number): number => {
  let count = 0;
  for (let at = 0; at <= cost; at += 1) count += found[at]?.length ?? 0;
  return count;
};
