import { sql } from 'kysely';
import { z } from 'zod';
import type { Log, RandomBytes } from '#shared/model/ports.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Database } from '#sqlite/openDatabase.ts';
import { openReadOnly, schemaVersion } from '#sqlite/openReadOnly.ts';
import { createKeyFiles } from '../codes/keyFiles.ts';
import { keyNames } from '../codes/keyKeeper.ts';
import { createWrappedKeys } from '../codes/wrappedKeys.ts';
import { migrations } from '../database/migrations.ts';
import {
  openPostgres,
  type OpenPostgresError,
  type PostgresPlace,
} from '../database/openPostgres.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { checkChains, type ChainCheck } from './checkChains.ts';
import { copyTable, sumTable } from './copyTable.ts';
import { quoted, sourceTables } from './sourceTables.ts';

export interface MoveOptions {
  /** The SQLite file that nobody writes; it stays as it is. */
  readonly from: string;
  readonly to: PostgresPlace;
  readonly random: RandomBytes;
  readonly log: Log;
}

export interface Moved extends ChainCheck {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly endOfLog: number;
}

export type MoveError =
  | OpenPostgresError
  | 'cannot_open'
  | 'not_a_database'
  | 'older_file'
  | 'newer_file'
  | 'no_key'
  | 'target_not_empty'
  | 'copy_differs';

/**
 * Copies a store from its file to an empty PostgreSQL, in one transaction: all of it, compared row by row, or nothing.
 */
export const moveToPostgres = async ({
  from,
  to,
  random,
  log,
}: MoveOptions): Promise<Result<Moved, MoveError>> => {
  const file = openReadOnly(from);
  if (!file.ok) return file;
  try {
    const version = schemaVersion(file.value);
    const newest = migrations.at(-1)?.version ?? 0;
    if (version !== newest) return err(version < newest ? 'older_file' : 'newer_file');
    const keys = createKeyFiles(from, random);
    const found = await Promise.all(keyNames.map((name) => keys.read(name)));
    if (found.every((key) => key === undefined)) return err('no_key');
    const opened = await openPostgres(to, { random, log });
    if (!opened.ok) return opened;
    const { database, close } = opened.value;
    try {
      return await copy({ file: file.value, database, copyKeys: (trx) => copyKeys(trx) });
    } finally {
      await close();
    }

    async function copyKeys(trx: StoreTransaction): Promise<void> {
      const wrapped = createWrappedKeys({ database: trx, secret: to.keySecret, random });
      for (const name of keyNames) {
        const key = await keys.read(name);
        if (key !== undefined) await wrapped.keep(name, key);
      }
    }
  } finally {
    file.value.close();
  }
};

interface Copying {
  readonly file: Database;
  readonly database: StoreDatabase;
  readonly copyKeys: (trx: StoreTransaction) => Promise<void>;
}

const copy = async ({ file, database, copyKeys }: Copying): Promise<Result<Moved, MoveError>> => {
  const tables = sourceTables(file);
  try {
    return await database.transaction().execute(async (trx) => {
      // Nobody may begin to serve the store while it is half there.
      const names = sql.raw(tables.map(({ name }) => quoted(name)).join(', '));
      await sql`LOCK TABLE ${names} IN EXCLUSIVE MODE`.execute(trx);
      // The schema itself says so of an empty store (peopleStep.ts); the file has its own word on it.
      await trx.deleteFrom('settings').where('name', '=', 'people_index').execute();
      for (const { name } of tables) {
        const { rows } = await sql`SELECT 1 FROM ${sql.id(name)} LIMIT 1`.execute(trx);
        if (rows.length > 0) throw new NotMoved('target_not_empty');
      }
      const rows: Record<string, number> = {};
      for (const table of tables) {
        const source = await copyTable(file, table, trx);
        const arrived = await sumTable(table, trx);
        if (source.rows !== arrived.rows || source.sum !== arrived.sum) {
          throw new NotMoved('copy_differs');
        }
        rows[table.name] = source.rows;
      }
      await copyKeys(trx);
      const endOfLog = await checkEndOfLog(trx);
      if (endOfLog === undefined) throw new NotMoved('copy_differs');
      return ok({ rows, endOfLog, ...(await checkChains(trx)) });
    });
  } catch (error) {
    if (error instanceof NotMoved) return err(error.code);
    throw error;
  }
};

/** Thrown to roll the transaction back. */
class NotMoved extends Error {
  readonly code: 'target_not_empty' | 'copy_differs';
  constructor(code: NotMoved['code']) {
    super(code);
    this.code = code;
  }
}

/** Where the log ends; undefined where its positions are not 1, 2, 3, … up to there. */
const checkEndOfLog = async (trx: StoreTransaction): Promise<number | undefined> => {
  const { rows } = await sql`
    SELECT last_position AS end, count(position) AS count, coalesce(max(position), 0) AS last
    FROM events LEFT JOIN facts ON facts.event = events.id GROUP BY events.id`.execute(trx);
  const found = Ends.parse(rows);
  const end = found.at(0)?.end ?? 0;
  return found.every((each) => each.end === each.count && each.end === each.last) ? end : undefined;
};

const Ends = z.array(z.object({ end: z.int(), count: z.int(), last: z.int() }));
