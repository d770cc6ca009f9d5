import type { Fact } from '../model/fact.ts';

/**
 * The text of a fact that its hash covers, after the hash of the line before: a JSON array, the body in the order in
 * which it was written.
 */
export const factLine = (fact: Omit<Fact, 'hash'>): string =>
  `${beforeBody(fact)}${JSON.stringify(fact.body)}${afterBody}`;

/** The parts of that text around the body's JSON. */
export const beforeBody = (fact: Omit<Fact, 'hash' | 'body'>): string => {
  const { id, station, incarnation, seq, kind, at, offset, operator, attendee, checkpoint } = fact;
  const head = [id, station, incarnation, seq, kind, at, offset, operator, attendee, checkpoint];
  return `${JSON.stringify(head).slice(0, -1)},`;
};
export const afterBody = ']';
