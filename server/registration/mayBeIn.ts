import { sql } from 'kysely';
import { setImmediate as breathe } from 'node:timers/promises';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

/**
 * The rows of those who may be in one of these sessions, by their ids: too many rather than too few. Others are answered in
 * between.
 */
export async function* mayBeIn(
  database: StoreDatabase | StoreTransaction,
  event: string,
  sessions: readonly string[],
): AsyncGenerator<{ readonly id: string; readonly data: string }, void, undefined> {
  const patterns = patternsOf(sessions);
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
    yield* rows;
    after = rows.at(-1)?.id ?? '';
    if (rows.length < rowsPerRead) return;
    await breathe();
  }
}

const rowsPerRead = 1000;

/** What has a meaning of its own in LIKE or JSON stands for any characters. */
const patternsOf = (ids: readonly string[]): readonly string[] =>
  ids.length > mostPatterns
    ? ['%"sessions":%']
    : ids.map((id) => `%"${id.replaceAll(/[^\w-]/gu, '%')}"%`);

const mostPatterns = 20;
