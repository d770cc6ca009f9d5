import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { ok, type Result } from '#shared/model/result.ts';
import {
  type Database,
  limitLog,
  openDatabase,
  type OpenDatabaseError,
} from '#sqlite/openDatabase.ts';
import { createKeyFiles } from '../codes/keyFiles.ts';
import type { BackendDeps, StoreBackend } from './backend.ts';
import { migrations } from './migrations.ts';
import { hearSqlite } from './sqliteNews.ts';
import type { Tables } from './tables.ts';

/** The store's private key is kept beside the file, in `PATH.key.json`. */
export interface SqlitePlace {
  readonly kind: 'sqlite';
  readonly path: string;
}

/** Opens the file, or makes it. Several processes may have it open. */
export const openSqlite = (
  { path }: SqlitePlace,
  { random, every, log }: BackendDeps,
): Result<StoreBackend, OpenDatabaseError> => {
  const opened = openDatabase({ path, migrations });
  if (!opened.ok) return opened;
  opened.value.pragma(`cache_size = -${cacheKib}`);
  limitLog(opened.value, longLogPages);
  const database = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: keepStatements(opened.value) }),
  });
  return ok({
    database,
    keys: createKeyFiles(path, random),
    hearOthers: hearSqlite(opened.value, database, { every, log }),
    // One process alone serves a file, and remembers the proofs itself.
    useProof: async () => true,
    close: async () => {
      await database.destroy();
      // Kysely leaves a database open that it was never asked to read.
      opened.value.close();
    },
  });
};

/** The list of a large event stays in memory: facts change people all over it. */
const cacheKib = 32 * 1024;

/**
 * Some 32 MB of write-ahead log before it is taken over into the file. Facts come to the same pages of people and of the
 * index again and again: each is then written into the file once for a few dozen commits, and the disk waited for as often.
 * After a crash it takes some 60 ms to read.
 */
const longLogPages = 8000;

/** Preparing costs more than many a statement itself, and the same few hundred texts come again and again. */
const keepStatements = (file: Database): SqliteDatabase => {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare: (text) => {
      const kept = statements.get(text);
      if (kept !== undefined) return kept;
      const statement = file.prepare(text);
      if (statements.size >= mostStatements)
        statements.delete(statements.keys().next().value ?? '');
      statements.set(text, statement);
      return statement;
    },
    close: () => file.close(),
  };
};

const mostStatements = 300;
