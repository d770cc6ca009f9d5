import SqliteDatabase from 'better-sqlite3';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Database } from './openDatabase.ts';

/** Opens a database file that is there without changing it, whatever version its schema has. */
export const openReadOnly = (path: string): Result<Database, 'cannot_open' | 'not_a_database'> => {
  let database: Database;
  try {
    database = new SqliteDatabase(path, { readonly: true, fileMustExist: true });
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError || error instanceof TypeError) {
      return err('cannot_open');
    }
    throw error;
  }
  try {
    schemaVersion(database);
    return ok(database);
  } catch (error) {
    database.close();
    if (error instanceof SqliteDatabase.SqliteError) return err('not_a_database');
    throw error;
  }
};

export const schemaVersion = (database: Database): number =>
  Number(database.pragma('user_version', { simple: true }));
