import SqliteDatabase from 'better-sqlite3';
import { chmodSync } from 'node:fs';
import { err, ok, type Result } from '#shared/model/result.ts';
import { migrate, type Migration } from './migrate.ts';

export type Database = SqliteDatabase.Database;
export type OpenDatabaseError = 'newer_file' | 'not_a_database' | 'cannot_open' | 'disk_full';

/** What security.md asks of each connection; `synchronous` 2 is FULL: WAL mode alone silently runs with NORMAL. */
export const requiredSettings = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
} as const;

/** SQLite before this version can corrupt a WAL database (https://sqlite.org/wal.html#walresetbug). */
const oldestSqlite = [3, 51, 3] as const;

/** Some 4 MB: a commit that writes over an old part of the log costs half of one that makes the file longer. */
export const shortLogPages = 1000;

/** Pages after which a commit also takes the write-ahead log over into the file. */
export const limitLog = (database: Database, pages: number): void => {
  database.pragma(`wal_autocheckpoint = ${pages}`);
};

/**
 * Commits in `work` do not wait for the disk: a power cut may undo them, the last first. The next commit outside of it, and
 * each time the log is taken over, puts them on disk too.
 */
export const withoutWaiting = <Value>(database: Database, work: () => Value): Value => {
  database.pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    database.pragma(`synchronous = ${requiredSettings.synchronous}`);
  }
};

/** Opens (or makes, mode 0600) a database file, sets and reads back its settings, and brings its schema up to date. */
export const openDatabase = (options: {
  readonly path: string;
  readonly migrations: readonly Migration[];
}): Result<Database, OpenDatabaseError> => {
  let database: Database;
  try {
    database = new SqliteDatabase(options.path);
  } catch (error) {
    return err(failureOf(error));
  }
  try {
    applySettings(database);
    chmodSync(options.path, 0o600);
    const migrated = migrate(database, options.migrations);
    if (!migrated.ok) {
      database.close();
      return migrated;
    }
    return ok(database);
  } catch (error) {
    database.close();
    return err(failureOf(error));
  }
};

/** The settings that a connection really has, for `doctor` and for tests. */
export const readSettings = (
  database: Database,
): Record<keyof typeof requiredSettings, unknown> => ({
  journal_mode: database.pragma('journal_mode', { simple: true }),
  synchronous: database.pragma('synchronous', { simple: true }),
  foreign_keys: database.pragma('foreign_keys', { simple: true }),
  trusted_schema: database.pragma('trusted_schema', { simple: true }),
  cell_size_check: database.pragma('cell_size_check', { simple: true }),
});

export const sqliteVersion = (database: Database): string =>
  String(database.prepare('SELECT sqlite_version()').pluck().get());

/** How many pages the write-ahead log holds, those included that were taken over into the file already. */
export const logPages = (database: Database): number => checkpoint(database, 'NOOP').log;

/**
 * Takes what the write-ahead log holds over into the file now, so that no later commit waits for it; again where somebody
 * wrote meanwhile, because only a log that was taken over to its end begins anew.
 */
export const takeLogOver = (database: Database): void => {
  try {
    for (let round = 0; round < 3; round += 1) {
      const { busy, log, checkpointed } = checkpoint(database, 'PASSIVE');
      if (busy !== 0 || checkpointed === log) return;
    }
  } catch (error) {
    // Nothing is lost on a full disk: the log counts as well as the file, and the next long commit tries again.
    if (!isCannotWrite(error)) throw error;
  }
};

// https://sqlite.org/pragma.html#pragma_wal_checkpoint
const checkpoint = (database: Database, mode: 'NOOP' | 'PASSIVE') =>
  database
    .prepare<[], { busy: number; log: number; checkpointed: number }>(
      `PRAGMA wal_checkpoint(${mode})`,
    )
    .get() ?? { busy: 1, log: 0, checkpointed: 0 };

/** True where an error says that the disk (or its quota) is full, or that the file cannot be written. */
export const isCannotWrite = (error: unknown): boolean =>
  error instanceof SqliteDatabase.SqliteError &&
  /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN)/.test(error.code);

/** True where an error says that the file is damaged, or that the disk does not give back what was written. */
export const isDamageError = (error: unknown): boolean =>
  error instanceof SqliteDatabase.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(error.code);

/** What each connection to a file must have. */
export function applySettings(database: Database): void {
  for (const [name, value] of Object.entries(requiredSettings)) {
    database.pragma(`${name} = ${value}`);
  }
  database.pragma('busy_timeout = 2000');
  // What is deleted (a list that was wiped) must not be found in free pages of the file, by nobody and no salvage.
  database.pragma('secure_delete = ON');
  limitLog(database, shortLogPages);
  const found: Record<string, unknown> = readSettings(database);
  for (const [name, value] of Object.entries(requiredSettings)) {
    if (found[name] !== value) throw new Error(`SQLite did not take ${name} = ${value}`);
  }
  if (isOlder(sqliteVersion(database))) throw new Error('SQLite is older than 3.51.3');
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}

function failureOf(error: unknown): OpenDatabaseError {
  if (!(error instanceof SqliteDatabase.SqliteError)) {
    if (error instanceof TypeError) return 'cannot_open';
    throw error;
  }
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
    return 'not_a_database';
  }
  return error.code === 'SQLITE_FULL' ? 'disk_full' : 'cannot_open';
}
