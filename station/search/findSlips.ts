import type { FoundRows } from './findRows.ts';
import { begins, exact, matchTerms, slip, slipBegins } from './matchTerms.ts';
import { nameField, otherField, type PostingStore } from './postingStore.ts';
import type { TokenTree } from './tokenTree.ts';
import type { QueryWord } from './wordForms.ts';

/** Finds rows with a token one slip away from a single word. Rows that hold the word as typed are left out. */
export type FindSlips = (word: QueryWord, limit: number) => FoundRows;

// Names before other fields, whole words before beginnings.
const order = [
  { quality: slip, field: nameField },
  { quality: slip, field: otherField },
  { quality: slipBegins, field: nameField },
  { quality: slipBegins, field: otherField },
] as const;

/**
 * Nobody knows which of several names was meant, so each gets a row before any gets a second one, the most common
 * names first: a hundred people of one name must not hide the one of another.
 */
export const createFindSlips = (tree: TokenTree, store: PostingStore): FindSlips => {
  const commonest = (terms: readonly number[], field: number, limit: number): number[] => {
    const marks = terms.map((term) => term * 2 + field).filter((mark) => store.countOf(mark) > 0);
    const counts = Uint32Array.from(marks, store.countOf).toSorted();
    const fewest = counts[Math.max(0, counts.length - limit)] ?? 0;
    return marks
      .filter((mark) => store.countOf(mark) >= fewest)
      .toSorted((a, b) => store.countOf(b) - store.countOf(a));
  };

  return (word, limit) => {
    const { terms } = matchTerms(tree, word, true);
    const asTyped = new Set([...(terms[exact] ?? []), ...(terms[begins] ?? [])]);
    const taken = new Set<number>();
    const chains: { posting: number; readonly nos: number[] }[] = [];
    for (const { quality, field } of order) {
      if (chains.length >= limit) break;
      const near = (terms[quality] ?? []).filter((term) => !asTyped.has(term));
      for (const mark of commonest([...new Set(near)], field, limit)) {
        chains.push({ posting: store.firstPosting(mark), nos: [] });
      }
    }
    let open = chains;
    while (open.length > 0 && taken.size < limit) {
      for (const chain of open) {
        if (taken.size >= limit) break;
        takeNext(chain, taken, store);
      }
      open = open.filter(({ posting }) => posting !== 0);
    }
    return { nos: chains.flatMap(({ nos }) => nos), complete: taken.size < limit };
  };
};

const takeNext = (
  chain: { posting: number; readonly nos: number[] },
  taken: Set<number>,
  store: PostingStore,
): void => {
  while (chain.posting !== 0) {
    const no = store.noOf(store.entryOf(chain.posting));
    chain.posting = store.nextPosting(chain.posting);
    if (no < 0 || taken.has(no)) continue;
    taken.add(no);
    chain.nos.push(no);
    return;
  }
};
