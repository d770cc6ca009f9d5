import { Session } from '#shared/model/checkpoint.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

/** The sessions of the event in the order in which they begin. */
export const readSessions = async (
  database: StoreDatabase | StoreTransaction,
  event: string,
): Promise<readonly Session[]> => {
  const rows = await database
    .selectFrom('sessions')
    .select('data')
    .where('event', '=', event)
    .execute();
  return rows
    .map(({ data }) => Session.parse(JSON.parse(data)))
    .toSorted((one, other) => one.startsAt - other.startsAt || (one.title < other.title ? -1 : 1));
};
