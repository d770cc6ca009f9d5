import type { StoreTransaction } from '../database/tables.ts';

/**
 * Takes the event's row for this transaction and gives the end of its log. Whoever holds it is the only writer of the
 * log, so positions become visible in their order. It must be a transaction's first statement: SQLite cannot turn a
 * read into a write once another process has written.
 */
export const lockLog = async (trx: StoreTransaction, event: string): Promise<number> => {
  const row = await trx
    .updateTable('events')
    .set((fields) => ({ last_position: fields.ref('last_position') }))
    .where('id', '=', event)
    .returning('last_position')
    .executeTakeFirstOrThrow();
  return row.last_position;
};

export const moveEndOfLog = async (
  trx: StoreTransaction,
  event: string,
  position: number,
): Promise<void> => {
  await trx
    .updateTable('events')
    .set({ last_position: position })
    .where('id', '=', event)
    .execute();
};
