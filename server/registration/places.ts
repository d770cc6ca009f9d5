import { sql } from 'kysely';
import { Attendee } from '#shared/model/attendee.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

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
  const rows = await database
    .selectFrom('attendees')
    .select('data')
    .where('event', '=', event)
    .where('id', '<>', apart)
    .where((fields) =>
      fields.or(patternsOf([...left.keys()]).map((like) => sql<boolean>`data LIKE ${like}`)),
    )
    .execute();
  for (const { data } of rows) {
    const { sessions: chosen, status } = Attendee.parse(JSON.parse(data));
    if (status === 'canceled') continue;
    for (const id of new Set(chosen)) {
      const places = left.get(id);
      if (places !== undefined) left.set(id, places - 1);
    }
  }
  return left;
};

/** Finds too much rather than too little: what has a meaning of its own in LIKE or JSON stands for any characters. */
const patternsOf = (ids: readonly string[]): readonly string[] =>
  ids.length > mostPatterns
    ? ['%"sessions":%']
    : ids.map((id) => `%"${id.replaceAll(/[^\w-]/gu, '%')}"%`);

const mostPatterns = 20;
