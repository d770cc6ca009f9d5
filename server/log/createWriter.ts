import type { Event } from '#shared/model/event.ts';
import { err, type Result } from '#shared/model/result.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { readEvent } from '../readEvent.ts';
import { lockLog } from './lockLog.ts';

/** Does work on the store's event as one transaction that holds the log: no other writer is in between. */
export const createWriter =
  (database: StoreDatabase) =>
  async <Value, Code extends string>(
    work: (trx: StoreTransaction, event: Event) => Promise<Result<Value, Code>>,
  ): Promise<Result<Value, Code | 'no_event'>> => {
    const event = await readEvent(database);
    if (event === null) return err('no_event');
    return database.transaction().execute(async (trx) => {
      await lockLog(trx, event.id);
      return work(trx, event);
    });
  };
