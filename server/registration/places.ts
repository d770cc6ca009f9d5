import { Attendee } from '#shared/model/attendee.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { mayBeIn } from './mayBeIn.ts';

/**
 * How many places are left in each of these sessions that has a limit; `apart` is not counted, since their own place is
 * theirs. Reads the rows of those who may be in one.
 */
export const readPlacesLeft = async (
  database: StoreDatabase | StoreTransaction,
  {
    event,
    sessions,
    apart,
  }: {
    readonly event: string;
    readonly sessions: readonly Session[];
    readonly apart: string;
  },
): Promise<ReadonlyMap<string, number>> => {
  const left = new Map<string, number>();
  for (const { id, seats } of sessions) if (seats !== null) left.set(id, seats);
  if (left.size === 0) return left;
  for await (const { id: attendee, data } of mayBeIn(database, event, [...left.keys()])) {
    const { sessions: chosen, status } = Choice.parse(JSON.parse(data));
    if (status === 'canceled' || attendee === apart) continue;
    for (const id of new Set(chosen)) {
      const places = left.get(id);
      if (places !== undefined) left.set(id, places - 1);
    }
  }
  return left;
};

/** What of an attendee counts here; whole ones take several times as long to read. */
const Choice = Attendee.pick({ sessions: true, status: true });
