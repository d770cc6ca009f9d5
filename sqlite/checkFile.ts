import SqliteDatabase from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { isDamageError, type Database } from './openDatabase.ts';
import { hasSchemaOf, type Migration } from './migrate.ts';
import { readWal } from './readWal.ts';

/** `wal`: transactions that were committed are lost to SQLite. `file`: it is no database, or its pages are damaged. */
export type Damage = 'wal' | 'file';

export interface FileCheck {
  readonly migrations: readonly Migration[];
  /** Looks at the schema only, not at every page. */
  readonly isQuick?: boolean;
  /** Looks at what the rows say. */
  readonly isSound?: (database: Database) => boolean;
}

/**
 * Looks at a database file before it is opened for good, and changes nothing in it: the WAL first, for SQLite drops what is
 * damaged there without a word, then the pages. Null where all is well or there is no file.
 */
export const checkFile = (
  path: string,
  { migrations, isQuick = false, isSound = () => true }: FileCheck,
): Damage | null => {
  if (!existsSync(path)) return null;
  if (readWal(`${path}-wal`)?.isDamaged === true) return 'wal';
  let database: Database | undefined;
  try {
    database = new SqliteDatabase(path, { readonly: true });
    database.pragma('trusted_schema = OFF');
    if (!hasSchemaOf(database, migrations)) return 'file';
    const isWhole = isQuick || database.pragma('quick_check(1)', { simple: true }) === 'ok';
    return isWhole && isSound(database) ? null : 'file';
  } catch (error) {
    if (isDamageError(error)) return 'file';
    // Of a newer version, locked or not to be opened: whoever opens it for good finds words for that.
    if (error instanceof SqliteDatabase.SqliteError) return null;
    throw error;
  } finally {
    database?.close();
  }
};
