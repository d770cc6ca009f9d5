import type { Fact } from '../model/fact.ts';

/** The text of a fact that its hash covers, after the hash of the line before: its body in the order it was written. */
export const factLine = (fact: Omit<Fact, 'hash'>): string =>
  JSON.stringify([
    fact.id,
    fact.station,
    fact.incarnation,
    fact.seq,
    fact.kind,
    fact.at,
    fact.offset,
    fact.operator,
    fact.attendee,
    fact.checkpoint,
    fact.body,
  ]);
