import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrations } from '#server/database/migrations.ts';

/** Has all tables and no row; see setup.ts. */
export const templateDatabase = 'lanyard_template';

/** Of this test file: emptied after a test, so that the next need not copy the template's four hundred files. */
const empty: string[] = [];

/** The address of a database with all tables and no row, on the server at `server`. */
export const takeDatabase = async (server: string): Promise<string> => {
  const left = empty.pop();
  if (left !== undefined) return left;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runSql(server, `CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`);
  return Object.assign(new URL(server), { pathname: name }).href;
};

/** Empties it for the next test; where somebody is still at it, it goes. */
export const giveDatabaseBack = async (url: string): Promise<void> => {
  const others = await runSql(
    url,
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  if (others.length > 0) return dropDatabase(url);
  await runSql(url, emptyAll);
  empty.push(url);
};

export const dropDatabases = async (): Promise<void> => {
  for (const url of empty.splice(0)) await dropDatabase(url);
};

const dropDatabase = async (url: string): Promise<void> => {
  const name = new URL(url).pathname.slice(1);
  const server = Object.assign(new URL(url), { pathname: 'postgres' }).href;
  await runSql(server, `DROP DATABASE ${name} WITH (FORCE)`);
};

/** Without looking at what refers to what. */
const emptyAll = `
  DO $$
  DECLARE name text;
  BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_version' LOOP
      EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    UPDATE schema_version SET version = ${migrations.at(-1)?.version ?? 0};
  END $$`;

/** Rows of a statement that a test sends past the store. */
export const runSql = async (url: string, statement: string): Promise<readonly unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
};
