import { growUint32 } from './growArray.ts';

/** Which field a token stands in. Hits in the name are shown before others. */
export type FieldClass = 0 | 1;
export const nameField: FieldClass = 0;
export const otherField: FieldClass = 1;

/**
 * Which entry holds which terms, both ways: a chain of entries for each term, newest first, and the terms of each
 * entry side by side. An entry is one version of a row; a changed row leaves a dead entry behind until `compact`.
 * A mark is term × 2 + field.
 */
export interface PostingStore {
  readonly put: (no: number, marks: readonly number[]) => void;
  readonly remove: (no: number) => void;
  /** The row number of an entry, −1 if it is dead. */
  readonly noOf: (entry: number) => number;
  readonly firstPosting: (mark: number) => number;
  readonly nextPosting: (posting: number) => number;
  readonly entryOf: (posting: number) => number;
  /** First posting of an entry; its last is before that of the next entry. */
  readonly startOf: (entry: number) => number;
  readonly markAt: (posting: number) => number;
  readonly countOf: (mark: number) => number;
  readonly liveCount: () => number;
}

const pageSize = 4096;
const fewestDeadToCompact = 20_000;

export const createPostingStore = (expectedRows: number): PostingStore => {
  let marks = new Uint32Array(Math.max(1024, expectedRows * 10));
  let next = new Uint32Array(marks.length);
  let entries = new Uint32Array(marks.length);
  let starts = new Uint32Array(Math.max(1024, expectedRows + 2));
  let numbers = new Float64Array(starts.length);
  let heads = new Uint32Array(Math.max(1024, expectedRows * 4));
  let counts = new Uint32Array(heads.length);
  let postingCount = 1;
  let entryCount = 0;
  let deadCount = 0;
  // Row numbers are mostly dense; pages need no rehash that would stall the event loop.
  const pages = new Map<number, Uint32Array>();

  const entryOfNo = (no: number): number =>
    pages.get(Math.floor(no / pageSize))?.[no % pageSize] ?? 0;
  const setEntryOfNo = (no: number, entry: number): void => {
    const pageNumber = Math.floor(no / pageSize);
    let page = pages.get(pageNumber);
    if (page === undefined) pages.set(pageNumber, (page = new Uint32Array(pageSize)));
    page[no % pageSize] = entry;
  };

  const isSame = (entry: number, wanted: readonly number[]): boolean => {
    const start = starts[entry] ?? 0;
    if ((starts[entry + 1] ?? 0) - start !== wanted.length) return false;
    for (let at = 0; at < wanted.length; at += 1)
      if (marks[start + at] !== wanted[at]) return false;
    return true;
  };

  const append = (no: number, wanted: readonly number[]): void => {
    entryCount += 1;
    if (entryCount + 1 >= starts.length) {
      starts = growUint32(starts, 0);
      const grown = new Float64Array(starts.length);
      grown.set(numbers);
      numbers = grown;
    }
    if (postingCount + wanted.length >= marks.length) {
      marks = growUint32(marks, postingCount + wanted.length + 1);
      next = growUint32(next, marks.length);
      entries = growUint32(entries, marks.length);
    }
    numbers[entryCount] = no;
    starts[entryCount] = postingCount;
    for (const mark of wanted) {
      if (mark >= heads.length) {
        heads = growUint32(heads, mark + 1);
        counts = growUint32(counts, mark + 1);
      }
      marks[postingCount] = mark;
      entries[postingCount] = entryCount;
      next[postingCount] = heads[mark] ?? 0;
      heads[mark] = postingCount;
      counts[mark] = (counts[mark] ?? 0) + 1;
      postingCount += 1;
    }
    starts[entryCount + 1] = postingCount;
    setEntryOfNo(no, entryCount);
  };

  const remove = (no: number): void => {
    const entry = entryOfNo(no);
    if (entry === 0) return;
    numbers[entry] = -1;
    setEntryOfNo(no, 0);
    deadCount += 1;
    if (deadCount > fewestDeadToCompact && deadCount * 2 > entryCount) compact();
  };

  // Rewrites the living entries in place, in their order; about 10 ms for 100,000.
  const compact = (): void => {
    const before = entryCount;
    heads.fill(0);
    counts.fill(0);
    postingCount = 1;
    entryCount = 0;
    deadCount = 0;
    for (let entry = 1; entry <= before; entry += 1) {
      const no = numbers[entry] ?? -1;
      // Reading stays ahead of writing: entries and postings only move towards the front.
      const start = starts[entry] ?? 0;
      const end = starts[entry + 1] ?? 0;
      if (no >= 0) append(no, [...marks.subarray(start, end)]);
    }
  };

  return {
    put: (no, wanted) => {
      const known = entryOfNo(no);
      if (known !== 0 && isSame(known, wanted)) return;
      remove(no);
      append(no, wanted);
    },
    remove,
    noOf: (entry) => numbers[entry] ?? -1,
    firstPosting: (mark) => heads[mark] ?? 0,
    nextPosting: (posting) => next[posting] ?? 0,
    entryOf: (posting) => entries[posting] ?? 0,
    startOf: (entry) => starts[entry] ?? 0,
    markAt: (posting) => marks[posting] ?? 0,
    countOf: (mark) => counts[mark] ?? 0,
    liveCount: () => entryCount - deadCount,
  };
};
