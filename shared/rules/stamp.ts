import { z } from 'zod';
import { type Fact, factKindsThatWrite } from '../model/fact.ts';
import { StationId } from '../model/ids.ts';

/**
 * When something was written, in the one order that "the last writer wins" goes by: time in ms, then the identity
 * (station, incarnation, seq) of the fact that wrote it.
 */
export const Stamp = z.tuple([z.int(), StationId, z.int(), z.int()]);
export type Stamp = z.infer<typeof Stamp>;

/** How far a station's clock may be ahead of the token store's before the order of writes stops to believe it. */
const driftMs = 60_000;

/**
 * Hybrid time: the fact's corrected time, but later than the writes it replaces (`after`), so that a clock that is
 * behind can still change what it sees. `ceiling` is the token store's bound for a clock that is ahead: see ceilingOf.
 */
export const stampOf = (fact: Fact, ceiling: number | null): Stamp => {
  const time = hybridTime(fact);
  const { station, incarnation, seq } = fact;
  return [ceiling === null ? time : Math.min(time, ceiling), station, incarnation, seq];
};

/**
 * The latest time that a write counts as, where the token store received it before its own time said it was written;
 * null where the clock was right. It belongs to the fact's place in the log: whoever has the place has the ceiling.
 */
export const ceilingOf = (fact: Fact, receivedAt: number): number | null =>
  factKindsThatWrite.has(fact.kind) && hybridTime(fact) > receivedAt + driftMs
    ? receivedAt + driftMs
    : null;

const hybridTime = ({ at, offset, body }: Fact): number => {
  const { after, nameOnly } = body;
  if (nameOnly === true) return 0;
  const corrected = at + offset;
  return typeof after === 'number' && Number.isSafeInteger(after)
    ? Math.max(corrected, after + 1)
    : corrected;
};

/** Total: two different facts never compare as equal. */
export const compareStamps = (one: Stamp, other: Stamp): number =>
  one[0] - other[0] || compareText(one[1], other[1]) || one[2] - other[2] || one[3] - other[3];

export const isLater = (one: Stamp, other: Stamp | null): boolean =>
  other === null || compareStamps(one, other) > 0;

/** For the body of a fact that replaces writes of these stamps: it counts as later than all of them. */
export const afterThese = (stamps: readonly Stamp[]): { readonly after?: number } =>
  stamps.length === 0 ? {} : { after: Math.max(...stamps.map(([time]) => time)) };

export const compareText = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;
