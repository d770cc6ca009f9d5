import type { CheckpointPolicy } from '../model/checkpoint.ts';
import { dayOf } from './dayOf.ts';
import { inOrder, type Pass } from './presence.ts';

/** A pass with what its station went by when it let the person in. */
export interface KnowingPass extends Pass {
  /** The latest pass here that the station knew of; null where it took this for the first. */
  readonly knew: string | null;
  /** Somebody decided it: re-entry on purpose, or an override. */
  readonly onPurpose: boolean;
}

/** Two stations apart from each other both admitted one person. Both facts stand. */
export interface Double {
  readonly earlier: Pass;
  readonly later: Pass;
}

/**
 * Pairs of passes where the later station let somebody in who was in already by a pass that it had not heard of. Of the
 * set of passes and undos, in any order; which pairs matter at a checkpoint is for its policy: see isDouble().
 */
export const findDoubles = (
  passes: readonly KnowingPass[],
  undoneFactIds: ReadonlySet<string>,
): readonly Double[] => {
  const all = inOrder(passes);
  const places = new Map(all.map(({ factId }, place) => [factId, place]));
  const knewOf = (later: KnowingPass, earlier: KnowingPass): boolean => {
    if (later.station === earlier.station && later.incarnation === earlier.incarnation) return true;
    if (later.knew === null) return false;
    // One that is not here yet is taken for newer than all: nothing is raised on half the knowledge.
    return (places.get(later.knew) ?? Infinity) >= (places.get(earlier.factId) ?? 0);
  };

  const doubles: Double[] = [];
  let before: KnowingPass | null = null;
  for (const pass of all) {
    // A line that was written again in a later incarnation is the same pass.
    if (undoneFactIds.has(pass.factId) || pass.factId === before?.factId) continue;
    const isIn = pass.kind === 'admitted' && before?.kind === 'admitted';
    if (isIn && before !== null && !pass.onPurpose && !knewOf(pass, before)) {
      doubles.push({ earlier: before, later: pass });
    }
    before = pass;
  }
  return doubles;
};

/** Whether the checkpoint would have refused the second, had the station known of the first. */
export const isDouble = (
  times: { readonly earlierAt: number; readonly laterAt: number },
  policy: Pick<CheckpointPolicy, 'passes'>,
  timeZone: string,
): boolean => {
  switch (policy.passes) {
    case 'once':
    case 'in_and_out':
      return true;
    case 'once_a_day':
      return dayOf(times.earlierAt, timeZone) === dayOf(times.laterAt, timeZone);
    case 'many':
    case 'count':
      return false;
  }
};
