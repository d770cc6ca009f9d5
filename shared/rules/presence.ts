/** A recorded pass of one person at one checkpoint. `at` is corrected time in ms. */
export interface Pass {
  readonly factId: string;
  readonly kind: 'admitted' | 'departed';
  readonly at: number;
  readonly station: string;
  readonly incarnation: number;
  readonly seq: number;
}

export interface Presence {
  /** The first entry, the same one whatever order the facts arrived in. */
  readonly first: Pass | null;
  readonly last: Pass | null;
  readonly inside: boolean;
}

export const nowhere: Presence = { first: null, last: null, inside: false };

/** Where a person stands at a checkpoint: a pure function of the set of passes and of the facts that were undone. */
export const presenceOf = (
  passes: readonly Pass[],
  undoneFactIds: ReadonlySet<string>,
): Presence => {
  const standing = passes.filter((pass) => !undoneFactIds.has(pass.factId)).toSorted(comparePasses);
  const first = standing.find((pass) => pass.kind === 'admitted') ?? null;
  const last = standing.at(-1) ?? null;
  return { first, last, inside: last?.kind === 'admitted' };
};

/** Corrected time orders stations; inside one incarnation of a station only seq does (sync.md, rule 7). */
const comparePasses = (one: Pass, other: Pass): number => {
  if (one.station === other.station && one.incarnation === other.incarnation) {
    return one.seq - other.seq;
  }
  return one.at - other.at || compareText(one.station, other.station) || one.seq - other.seq;
};

const compareText = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;
