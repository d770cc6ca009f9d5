import { createFindRows } from './findRows.ts';
import { createFindSlips } from './findSlips.ts';
import { createPostingStore } from './postingStore.ts';
import { rowMarks } from './rowMarks.ts';
import { createTokenTree } from './tokenTree.ts';
import type { SearchRow } from './searchRow.ts';
import { searchInStages } from './searchInStages.ts';

export interface SearchIndex {
  /**
   * Replaces everything, in slices that let the event loop run; `total` is a hint at the number of rows. Meanwhile
   * search answers from what is there (`complete: false`), and a row that was put or removed keeps that newer state.
   * `rows` is read across slices: page through a table rather than hold one statement open.
   */
  readonly load: (rows: Iterable<SearchRow>, total: number) => Promise<void>;
  /** Adds rows in the same way, and keeps what is there. */
  readonly fill: (rows: Iterable<SearchRow>) => Promise<void>;
  /** Adds or replaces one row; nothing happens if it is the same as before. */
  readonly put: (row: SearchRow) => void;
  /** Adds or replaces rows, in slices like `load`; a row that is put or removed meanwhile keeps that newer state. */
  readonly putMany: (rows: Iterable<SearchRow>) => Promise<void>;
  readonly remove: (no: number) => void;
  /** Before that many rows are put into an empty index: growing later would stall the event loop. */
  readonly makeRoom: (total: number) => void;
  /**
   * The best `limit` rows in which every word of the query begins a word, best first: exact words before
   * beginnings before words with one slip, names before company, mail and order number. `complete` is false if more
   * match or rows are still going in.
   */
  readonly search: (query: string, limit: number) => SearchResult;
  readonly size: number;
  /** Rows of `load`, `fill` or `putMany` are still going in. */
  readonly isFilling: () => boolean;
  /** Leaves out what has not been taken in yet: a station that closes need not know it. */
  readonly stop: () => Promise<void>;
}

export interface SearchResult {
  readonly nos: readonly number[];
  readonly complete: boolean;
}

export interface SearchIndexDeps {
  /** Milliseconds on any monotonic clock. */
  readonly now?: () => number;
  /** Lets other work run, then goes on. */
  readonly nextTurn?: () => Promise<void>;
}

const sliceMs = 2;
const rowsBetweenLooks = 8;
/** Rows; whoever says how many come may be wrong. */
const mostRoom = 1_000_000;

/** An index in memory, built anew at each start (about 0.3 s for 100,000 rows); see docs/decisions/0003-search-index.md. */
export const createSearchIndex = (deps: SearchIndexDeps = {}): SearchIndex => {
  const now = deps.now ?? (() => performance.now());
  const nextTurn = deps.nextTurn ?? (() => new Promise<void>((done) => setImmediate(done)));
  let parts = createParts(0);
  let loads = 0;
  let newest = 0;
  const changedInLoad = new Set<number>();
  // The newest version of each row that waits for its turn, in order.
  const waiting = new Map<number, SearchRow>();
  let isDraining = false;
  let drained = Promise.resolve();

  const inSlices = async (rows: Iterable<SearchRow>, each: (row: SearchRow) => boolean) => {
    let since = now();
    let untilLook = rowsBetweenLooks;
    for (const row of rows) {
      if (!each(row)) return;
      untilLook -= 1;
      if (untilLook > 0) continue;
      untilLook = rowsBetweenLooks;
      if (now() - since < sliceMs) continue;
      await nextTurn();
      since = now();
    }
  };

  const put = (row: SearchRow): void => {
    waiting.delete(row.no);
    if (loads > 0) changedInLoad.add(row.no);
    parts.store.put(row.no, parts.marksOf(row));
  };

  const drain = async (): Promise<void> => {
    isDraining = true;
    try {
      while (waiting.size > 0) {
        await inSlices(waiting.values(), (row) => {
          put(row);
          return true;
        });
      }
    } finally {
      isDraining = false;
    }
  };

  const isFilling = (): boolean => loads > 0 || waiting.size > 0;

  let filled: Promise<unknown> = Promise.resolve();
  const fill = (rows: Iterable<SearchRow>): Promise<void> => {
    const filling = takeAll(rows);
    filled = Promise.all([filled, filling]);
    return filling;
  };
  const takeAll = async (rows: Iterable<SearchRow>): Promise<void> => {
    const own = newest;
    loads += 1;
    try {
      await inSlices(rows, (row) => {
        // A later load has taken over, or the station closes.
        if (own !== newest) return false;
        if (!changedInLoad.has(row.no)) parts.store.put(row.no, parts.marksOf(row));
        return true;
      });
    } finally {
      loads -= 1;
      if (loads === 0) changedInLoad.clear();
    }
  };

  return {
    load: (rows, total) => {
      parts = createParts(total);
      newest += 1;
      changedInLoad.clear();
      return fill(rows);
    },
    fill,
    put,
    putMany: (rows) => {
      for (const row of rows) waiting.set(row.no, row);
      if (!isDraining) drained = drain();
      return drained;
    },
    remove: (no) => {
      waiting.delete(no);
      if (loads > 0) changedInLoad.add(no);
      parts.store.remove(no);
    },
    makeRoom: (total) => {
      if (parts.store.liveCount() > 0 || isFilling()) return;
      parts = createParts(Math.min(total, mostRoom));
    },
    search: (query, limit) => {
      const { nos, complete } = searchInStages(parts, query, limit);
      return { nos, complete: complete && !isFilling() };
    },
    get size() {
      return parts.store.liveCount();
    },
    isFilling,
    stop: async () => {
      newest += 1;
      waiting.clear();
      await filled;
    },
  };
};

const createParts = (total: number) => {
  const tree = createTokenTree(total * 4);
  const store = createPostingStore(total);
  return {
    store,
    findRows: createFindRows(tree, store),
    findSlips: createFindSlips(tree, store),
    marksOf: rowMarks(tree),
  };
};
