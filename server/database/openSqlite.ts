import { Kysely, SqliteDialect } from 'kysely';
import { ok, type Result } from '#shared/model/result.ts';
import { openDatabase, type OpenDatabaseError } from '#sqlite/openDatabase.ts';
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
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: opened.value }) });
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
