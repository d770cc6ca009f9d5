import type { Fact } from '#shared/model/fact.ts';
import type { PlacedFact } from '#shared/protocol/protocol.ts';
import { ceilingOf } from '#shared/rules/stamp.ts';

/** What goes out with a fact's place in the log where the clock that wrote it was ahead of the store's. */
export const boundOf = (fact: Fact, receivedAt: number): Pick<PlacedFact, 'ceiling'> => {
  const ceiling = ceilingOf(fact, receivedAt);
  return ceiling === null ? {} : { ceiling };
};
