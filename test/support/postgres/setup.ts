import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migratePostgres } from '#server/database/migratePostgres.ts';
import type { Tables } from '#server/database/tables.ts';
import { runSql, templateDatabase } from './testDatabases.ts';
import { startPostgres } from './startPostgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests of the project `postgres` find a server, or why there is none. */
    readonly postgres: { readonly url: string } | { readonly missing: string };
  }
}

/** One PostgreSQL for all tests of the project; each store gets a database of its own in it. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const started = await startPostgres();
  if (typeof started === 'string') {
    if (process.env['CI'] !== undefined) throw new Error(started);
    process.stdout.write(`Tests on PostgreSQL are skipped: ${started}.\n`);
    project.provide('postgres', { missing: started });
    return undefined;
  }
  await makeTemplate(started.url);
  project.provide('postgres', { url: started.url });
  return started.stop;
};

/** The database that those of the tests are copies of: making all tables anew takes several times as long. */
const makeTemplate = async (server: string): Promise<void> => {
  await runSql(server, `CREATE DATABASE ${templateDatabase}`);
  const url = Object.assign(new URL(server), { pathname: templateDatabase }).href;
  const pool = new pg.Pool({ connectionString: url });
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const migrated = await migratePostgres(database);
  if (!migrated.ok) throw new Error(migrated.error.code);
  await database.destroy();
};
