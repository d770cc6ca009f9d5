import type { Fact } from '../model/fact.ts';

/**
 * The text of a fact that its hash covers, after the hash of the line before: a JSON array, the body in the order in
 * which it was written. `bodyText` is the body's JSON where it is at hand.
 */
export const factLine = (
  fact: Omit<Fact, 'hash'>,
  bodyText: string = JSON.stringify(fact.body),
): string => {
  const { id, station, incarnation, seq, kind, at, offset, operator, attendee, checkpoint } = fact;
  const head = [id, station, incarnation, seq, kind, at, offset, operator, attendee, checkpoint];
  return `${JSON.stringify(head).slice(0, -1)},${bodyText}]`;
};
