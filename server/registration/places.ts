import { sql } from 'kysely';
import { Attendee } from '#shared/model/attendee.ts';
import { setImmediate as breathe } from 'node:timers/promises';
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
  const patterns = patternsOf([...left.keys()]);
  let after = '';
  for (;;) {
    const rows = await database
      .selectFrom('attendees')
      .select(['id', 'data'])
      .where('event', '=', event)
      .where('id', '>', after)
      .where((fields) => fields.or(patterns.map((like) => sql<boolean>`data LIKE ${like}`)))
      .orderBy('id')
      .limit(rowsPerRead)
      .execute();
    for (const { id: attendee, data } of rows) {
      after = attendee;
      const { sessions: chosen, status } = Choice.parse(JSON.parse(data));
      if (status === 'canceled' || attendee === apart) continue;
      for (const id of new Set(chosen)) {
        const places = left.get(id);
        if (places !== undefined) left.set(id, places - 1);
      }
    }
    if (rows.length < rowsPerRead) return left;
    await breathe();
  }
};

/** Few at a time: others are answered in between. */
const rowsPerRead = 2000;

/** What of an attendee counts here; whole ones take several times as long to read. */
const Choice = Attendee.pick({ sessions: true, status: true });

/** Finds too much rather than too little: what has a meaning of its own in LIKE or JSON stands for any characters. */
const patternsOf = (ids: readonly string[]): readonly string[] =>
  ids.length > mostPatterns ? ['%"sessions":%'] : ids.map(patternOf);

export const patternOf = (id: string): string => `%"${id.replaceAll(/[^\w-]/gu, '%')}"%`;

const mostPatterns = 20;
