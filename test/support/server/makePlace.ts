import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { StorePlace } from '#server/database/openBackend.ts';
import { giveDatabaseBack, runSql, takeDatabase } from '#test/support/postgres/testDatabases.ts';

/** A folder that is removed after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** An empty place for a token store on the database that this run is about; it goes after the test. */
export const makePlace = async (): Promise<StorePlace> => {
  const url = postgresUrl();
  if (url === undefined) return { kind: 'sqlite', path: join(temporaryFolder(), 'store.sqlite') };
  return {
    kind: 'postgres',
    url: await makeDatabase(url),
    keySecret: 'a secret of the tests only',
  };
};

export const keySecret = 'a secret of the tests only';

/** What a `lanyard server` command is told to use this place. */
export const wordsFor = (place: StorePlace): readonly string[] =>
  place.kind === 'sqlite'
    ? ['--data', join(place.path, '..')]
    : ['--database-url', place.url, '--data', temporaryFolder()];

export const storeEnvironment = { ...process.env, LANYARD_KEY_SECRET: keySecret };

const postgresUrl = (): string | undefined => {
  // The project `unit` provides none.
  const postgres = inject('postgres') as ReturnType<typeof inject<'postgres'>> | undefined;
  return postgres !== undefined && 'url' in postgres ? postgres.url : undefined;
};

const makeDatabase = async (server: string): Promise<string> => {
  const url = await takeDatabase(server);
  onTestFinished(() => giveDatabaseBack(url));
  return url;
};

/** All that a store keeps, as text, to look for secrets in it; the private key file is not part of it. */
export const keptText = async (place: StorePlace): Promise<string> => {
  if (place.kind === 'sqlite') {
    const folder = join(place.path, '..');
    return readdirSync(folder)
      .filter((name) => name.startsWith('store.sqlite') && !name.endsWith('.json'))
      .map((name) => readFileSync(join(folder, name)).toString('latin1'))
      .join('\n');
  }
  const tables = await runSql(
    place.url,
    `SELECT query_to_xml(format('SELECT * FROM %I', tablename), true, false, '')::text AS text
     FROM pg_tables WHERE schemaname = 'public'`,
  );
  return JSON.stringify(tables);
};
