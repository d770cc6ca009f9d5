import SqliteDatabase from 'better-sqlite3';
import { copyFileSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/model/result.ts';
import { isFolderInUse } from './lockFolder.ts';
import type { Database } from './openDatabase.ts';

export interface DatabaseToRead {
  readonly database: Database;
  readonly close: () => void;
}

/**
 * Opens a database file of a data folder to be read, and changes nothing there: the file itself while a program has it
 * open, else a copy in the machine's folder for temporary files, gone after `close`. A reader alone with a WAL file
 * would recover it, and that writes. `lock` names the folder's lock.
 */
export const openToRead = (
  folder: string,
  { file, lock }: { readonly file: string; readonly lock: string },
): Result<DatabaseToRead, 'no_file' | 'not_a_database'> => {
  const path = join(folder, file);
  if (!existsSync(path)) return err('no_file');
  const isLive = isFolderInUse(folder, lock) && existsSync(`${path}-shm`);
  const copy = isLive ? null : mkdtempSync(join(tmpdir(), 'lanyard-read-'));
  const remove = (): void => {
    if (copy !== null) rmSync(copy, { recursive: true, force: true });
  };
  try {
    if (copy !== null) copyDatabase(path, join(copy, file));
    const database = new SqliteDatabase(copy === null ? path : join(copy, file), {
      readonly: copy === null,
    });
    database.pragma('trusted_schema = OFF');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return ok({
      database,
      close: () => {
        database.close();
        remove();
      },
    });
  } catch (error) {
    remove();
    if (error instanceof SqliteDatabase.SqliteError) return err('not_a_database');
    throw error;
  }
};

/** The file and its WAL; the index of the WAL is made anew. Copied on write where the file system can. */
const copyDatabase = (from: string, to: string): void => {
  for (const suffix of ['', '-wal']) {
    if (existsSync(from + suffix))
      copyFileSync(from + suffix, to + suffix, constants.COPYFILE_FICLONE);
  }
};
