import type { StoreDatabase, StoreTransaction } from './tables.ts';

/** Does something in a transaction that leaves no trace, and gives what it found. */
export const rolledBack = async <Value>(
  database: StoreDatabase,
  work: (trx: StoreTransaction) => Promise<Value>,
): Promise<Value> => {
  let found: { readonly value: Value } | undefined;
  try {
    await database.transaction().execute(async (trx) => {
      found = { value: await work(trx) };
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
  if (found === undefined) throw new Error('a transaction was not rolled back');
  return found.value;
};

class RollBack extends Error {}
