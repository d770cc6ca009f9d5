import type { Fact } from '#shared/model/fact.ts';
import type { StationRow, StoreTransaction } from '../database/tables.ts';
import type { JournalBreak } from './checkChain.ts';

/** What came of a station's journals at once. */
export interface JournalNote {
  readonly station: StationRow;
  readonly facts: readonly Fact[];
  readonly breaks: readonly JournalBreak[];
}

/** Keeps count of what came of each journal, and of where its chain is broken. */
export const noteFacts = async (
  trx: StoreTransaction,
  event: string,
  notes: readonly JournalNote[],
): Promise<void> => {
  const rows = notes.flatMap(({ station, facts }) =>
    [...reachedBy(facts)].map(([incarnation, { count, highest }]) => ({
      event,
      station: station.id,
      incarnation,
      stored: count,
      highest_stored: highest,
      highest_told: highest,
    })),
  );
  if (rows.length > 0) {
    await trx
      .insertInto('journals')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['event', 'station', 'incarnation']).doUpdateSet((fields) => ({
          stored: fields('journals.stored', '+', fields.ref('excluded.stored')),
          highest_stored: fields
            .case()
            .when('journals.highest_stored', '<', fields.ref('excluded.highest_stored'))
            .then(fields.ref('excluded.highest_stored'))
            .else(fields.ref('journals.highest_stored'))
            .end(),
          highest_told: fields
            .case()
            .when('journals.highest_told', '<', fields.ref('excluded.highest_told'))
            .then(fields.ref('excluded.highest_told'))
            .else(fields.ref('journals.highest_told'))
            .end(),
        })),
      )
      .execute();
  }
  for (const { station, breaks } of notes) {
    for (const { incarnation, seq, problem } of breaks) {
      await trx
        .insertInto('journal_breaks')
        .values({ event, station: station.id, incarnation, seq, problem })
        .onConflict((conflict) =>
          conflict.columns(['event', 'station', 'incarnation', 'seq']).doNothing(),
        )
        .execute();
    }
  }
};

const reachedBy = (
  facts: readonly Fact[],
): ReadonlyMap<number, { readonly count: number; readonly highest: number }> => {
  const reached = new Map<number, { count: number; highest: number }>();
  for (const { incarnation, seq } of facts) {
    const { count, highest } = reached.get(incarnation) ?? { count: 0, highest: 0 };
    reached.set(incarnation, { count: count + 1, highest: Math.max(highest, seq) });
  }
  return reached;
};
