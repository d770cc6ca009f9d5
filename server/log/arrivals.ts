import type { Fact } from '#shared/model/fact.ts';
import { ceilingOf } from '#shared/rules/stamp.ts';
import type { StoreTransaction } from '../database/tables.ts';

/**
 * Gives facts that go to the end of the log the time of their arrival. It never goes back, whatever the clock does, and
 * rises with each fact whose writes it bounds: a write that was made on sight of another stays the later one.
 */
export const createArrivals = async (
  trx: StoreTransaction,
  { event, end, now }: { readonly event: string; readonly end: number; readonly now: number },
): Promise<(fact: Fact) => number> => {
  const before = await trx
    .selectFrom('facts')
    .select('received_at')
    .where('event', '=', event)
    .where('position', '=', end)
    .executeTakeFirst();
  let last = before?.received_at ?? now;
  return (fact) => {
    const time = Math.max(now, last);
    last = ceilingOf(fact, time) === null ? time : Math.max(now, last + 1);
    return last;
  };
};
