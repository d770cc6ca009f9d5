import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { err, ok, type Result } from '#shared/model/result.ts';
import { createWrappedKeys } from '../codes/wrappedKeys.ts';
import type { BackendDeps, StoreBackend } from './backend.ts';
import { migratePostgres } from './migratePostgres.ts';
import { connectionSettings, createPostgresPool, reasonOf } from './postgresPool.ts';
import { hearPostgres } from './postgresNews.ts';
import type { Tables } from './tables.ts';
import { createSharedProofs } from './usedProofs.ts';

/** The store's private key is kept in the database, wrapped by `keySecret`: see docs/decisions/0030. */
export interface PostgresPlace {
  readonly kind: 'postgres';
  /** `postgresql://USER:PASSWORD@HOST:PORT/NAME`, with `?sslmode=` where it wants TLS. */
  readonly url: string;
  /** 20 characters or more, the same for all processes. */
  readonly keySecret: string;
}

export type OpenPostgresError =
  | 'database_unreachable'
  | 'database_refused'
  | 'newer_database'
  | 'no_key_secret'
  | 'wrong_key_secret';

/** Connects and brings the schema up to date. Any number of processes may share the database. */
export const openPostgres = async (
  { url, keySecret }: PostgresPlace,
  { random, log }: Omit<BackendDeps, 'every'>,
): Promise<Result<StoreBackend, OpenPostgresError>> => {
  if (keySecret.length < shortestSecret) return err('no_key_secret');
  const pool = createPostgresPool(url, log);
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(connectionSettings));
      },
    }),
  });
  const keys = createWrappedKeys({ database, secret: keySecret, random });
  const prepared = await prepare(database, keys.fits);
  if (!prepared.ok) {
    await database.destroy();
    return prepared;
  }
  return ok({
    database,
    keys,
    hearOthers: hearPostgres({ url, database, log }),
    useProof: createSharedProofs(database),
    close: () => database.destroy(),
  });
};

const shortestSecret = 20;

const prepare = async (
  database: Kysely<Tables>,
  keysFit: () => Promise<boolean>,
): Promise<Result<null, OpenPostgresError>> => {
  try {
    const migrated = await migratePostgres(database);
    if (!migrated.ok) return err('newer_database');
    return (await keysFit()) ? ok(null) : err('wrong_key_secret');
  } catch (error) {
    const code = failureOf(reasonOf(error));
    if (code === undefined) throw error;
    return err(code, { reason: reasonOf(error) });
  }
};

/** Classes 28, 3D and 42501 of https://www.postgresql.org/docs/current/errcodes-appendix.html refuse; 08, 53 and 57 are away. */
const failureOf = (reason: string): OpenPostgresError | undefined => {
  if (/^(28|3D|42501)/.test(reason)) return 'database_refused';
  if (/^(08|53|57)/.test(reason) || /^E[A-Z]+$/.test(reason)) return 'database_unreachable';
  return undefined;
};
