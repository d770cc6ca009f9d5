import { Event } from '#shared/model/event.ts';
import type { StoreDatabase } from './database/tables.ts';

/** The event of this store; null before one was made. */
export const readEvent = async (database: StoreDatabase): Promise<Event | null> => {
  const row = await database.selectFrom('events').select('data').limit(1).executeTakeFirst();
  return row === undefined ? null : Event.parse(JSON.parse(row.data));
};
