import { Fact, factKindsThatWrite } from '#shared/model/fact.ts';
import type { PlacedFact } from '#shared/protocol/protocol.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { boundOf } from './boundOf.ts';

/**
 * Facts after this position in the order of the log, and where the log ends. A page may hold fewer than `limit` facts,
 * never none while there are some: imports are large, so it also ends after about a megabyte.
 */
export const readLog = async (
  database: StoreDatabase,
  page: LogPage,
): Promise<{ readonly facts: readonly PlacedFact[]; readonly last: number }> => {
  const { rows, last } = await readLogRows(database, page);
  return { facts: rows.map(({ text, ...place }) => ({ fact: factOf(text), ...place })), last };
};

export interface LogPage {
  readonly event: string;
  readonly after: number;
  readonly limit: number;
}

export interface LogRow extends Omit<PlacedFact, 'fact'> {
  /** The fact as it came, with what this version does not know of it. */
  readonly text: string;
}

/**
 * The same with each fact as its text. Hardly any is read as a fact for that: with hundreds of stations that ask at once,
 * pages of parsed facts would take more memory than all else in the process.
 */
export const readLogRows = async (
  database: StoreDatabase,
  { event, after, limit }: LogPage,
): Promise<{
  readonly rows: readonly LogRow[];
  readonly last: number;
}> => {
  const last = await endOfLog(database, event);
  const found: LogRow[] = [];
  let size = 0;
  let cursor = after;
  while (found.length < limit && cursor < last && size < pageBytes) {
    const rows = await database
      .selectFrom('facts')
      .select(['position', 'kind', 'data', 'received_at'])
      .where('event', '=', event)
      .where('position', '>', cursor)
      .where('position', '<=', last)
      .orderBy('position')
      .limit(Math.min(rowsPerRead, limit - found.length))
      .execute();
    for (const row of rows) {
      if (size >= pageBytes) break;
      const bound = factKindsThatWrite.has(row.kind)
        ? boundOf(factOf(row.data), row.received_at)
        : {};
      found.push({ position: row.position, text: row.data, ...bound });
      size += row.data.length;
      cursor = row.position;
    }
    if (rows.length === 0) break;
  }
  return { rows: found, last };
};

const factOf = (text: string): Fact => Fact.parse(JSON.parse(text));

const pageBytes = 1_000_000;
const rowsPerRead = 50;

export const endOfLog = async (database: StoreDatabase, event: string): Promise<number> => {
  const row = await database
    .selectFrom('events')
    .select('last_position')
    .where('id', '=', event)
    .executeTakeFirst();
  return row?.last_position ?? 0;
};
