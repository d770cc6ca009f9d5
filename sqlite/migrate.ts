import SqliteDatabase from 'better-sqlite3';
import { err, ok, type Result } from '#shared/model/result.ts';

/** One step of a schema; `version` counts from 1 without gaps and a landed step is never edited. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Runs all pending steps in one transaction. A file of a newer version is refused and left as it is. */
export const migrate = (
  database: SqliteDatabase.Database,
  migrations: readonly Migration[],
): Result<null, 'newer_file'> => {
  const current = Number(database.pragma('user_version', { simple: true }));
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) return err('newer_file', { file: current, program: newest });
  const pending = migrations.filter((step) => step.version > current);
  if (pending.length === 0) return ok(null);
  database.transaction(() => {
    for (const step of pending) database.exec(step.sql);
    database.pragma(`user_version = ${newest}`);
  })();
  return ok(null);
};

/** Whether a file's schema is what the steps up to its version make: one changed letter there hides a column or an index. */
export const hasSchemaOf = (
  database: SqliteDatabase.Database,
  migrations: readonly Migration[],
): boolean => {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > (migrations.at(-1)?.version ?? 0)) return true;
  const made = new SqliteDatabase(':memory:');
  try {
    for (const step of migrations) if (step.version <= version) made.exec(step.sql);
    return schemaOf(made) === schemaOf(database);
  } finally {
    made.close();
  }
};

const schemaOf = (database: SqliteDatabase.Database): string =>
  JSON.stringify(
    database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all(),
  );
