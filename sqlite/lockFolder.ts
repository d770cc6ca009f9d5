import SqliteDatabase from 'better-sqlite3';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/model/result.ts';

export interface FolderLock {
  readonly release: () => void;
}

/**
 * Makes this process the only one that uses a data folder. The lock is SQLite's own on `NAME.lock`, held by the
 * operating system: it goes when the process ends, however it ends, so no stale lock has to be judged by its age.
 */
export const lockFolder = (folder: string, name: string): Result<FolderLock, 'in_use'> => {
  const path = join(folder, `${name}.lock`);
  closeSync(openSync(path, 'a', 0o600));
  const database = new SqliteDatabase(path, { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return err('in_use');
    }
    throw error;
  }
  return ok({ release: () => database.close() });
};

/** Whether another process has the folder locked; looks only. */
export const isFolderInUse = (folder: string, name: string): boolean => {
  const path = join(folder, `${name}.lock`);
  if (!existsSync(path)) return false;
  const database = new SqliteDatabase(path, { readonly: true, timeout: 0 });
  try {
    database.pragma('schema_version');
    return false;
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return true;
    }
    throw error;
  } finally {
    database.close();
  }
};
