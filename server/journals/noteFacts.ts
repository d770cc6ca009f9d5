import type { Fact } from '#shared/model/fact.ts';
import type { StationRow, StoreTransaction } from '../database/tables.ts';
import type { JournalBreak } from './checkChain.ts';

/** Keeps count of what came of each journal, and of where its chain is broken. */
export const noteFacts = async (
  trx: StoreTransaction,
  { event, id }: StationRow,
  { facts, breaks }: { readonly facts: readonly Fact[]; readonly breaks: readonly JournalBreak[] },
): Promise<void> => {
  const reached = new Map<number, { count: number; highest: number }>();
  for (const { incarnation, seq } of facts) {
    const { count, highest } = reached.get(incarnation) ?? { count: 0, highest: 0 };
    reached.set(incarnation, { count: count + 1, highest: Math.max(highest, seq) });
  }
  for (const [incarnation, { count, highest }] of reached) {
    await trx
      .insertInto('journals')
      .values({
        event,
        station: id,
        incarnation,
        stored: count,
        highest_stored: highest,
        highest_told: highest,
      })
      .onConflict((conflict) =>
        conflict.columns(['event', 'station', 'incarnation']).doUpdateSet((fields) => ({
          stored: fields('journals.stored', '+', count),
          highest_stored: fields
            .case()
            .when('journals.highest_stored', '<', highest)
            .then(highest)
            .else(fields.ref('journals.highest_stored'))
            .end(),
          highest_told: fields
            .case()
            .when('journals.highest_told', '<', highest)
            .then(highest)
            .else(fields.ref('journals.highest_told'))
            .end(),
        })),
      )
      .execute();
  }
  for (const { incarnation, seq, problem } of breaks) {
    await trx
      .insertInto('journal_breaks')
      .values({ event, station: id, incarnation, seq, problem })
      .onConflict((conflict) =>
        conflict.columns(['event', 'station', 'incarnation', 'seq']).doNothing(),
      )
      .execute();
  }
};
