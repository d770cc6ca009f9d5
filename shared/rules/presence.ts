import { compareText } from './stamp.ts';

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
  const standing = inOrder(passes).filter((pass) => !undoneFactIds.has(pass.factId));
  const first = standing.find((pass) => pass.kind === 'admitted') ?? null;
  const last = standing.at(-1) ?? null;
  return { first, last, inside: last?.kind === 'admitted' };
};

/**
 * Corrected time orders stations; inside one incarnation of a station only seq does (sync.md, rule 7). A clock that was
 * set back must not break that: a pass counts as no earlier than those before it in its journal. Only passes of this
 * person at this checkpoint are looked at, because whoever knows one of them can know the others.
 */
export const inOrder = <Each extends Pass>(passes: readonly Each[]): readonly Each[] => {
  const latest = new Map<string, number>();
  const timed = passes
    .toSorted((one, other) => one.seq - other.seq)
    .map((pass) => {
      const journal = `${pass.station} ${pass.incarnation}`;
      const time = Math.max(pass.at, latest.get(journal) ?? pass.at);
      latest.set(journal, time);
      return { pass, time };
    });
  return timed
    .toSorted(
      (one, other) =>
        one.time - other.time ||
        compareText(one.pass.station, other.pass.station) ||
        one.pass.incarnation - other.pass.incarnation ||
        one.pass.seq - other.pass.seq,
    )
    .map(({ pass }) => pass);
};
