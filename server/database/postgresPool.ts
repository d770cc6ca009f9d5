import pg from 'pg';
import type { Log } from '#shared/model/ports.ts';

/** Connections of this process; PostgreSQL allows 100 in all unless told. */
const connections = 10;

/** Connections to one PostgreSQL whose 64-bit integers come back as numbers. */
export const createPostgresPool = (url: string, log: Log): pg.Pool => {
  const pool = new pg.Pool({ ...connectionOptions(url), max: connections });
  // A connection that breaks while nobody uses it is replaced at the next query.
  pool.on('error', (error) => {
    log.write('warn', 'database connection lost', { reason: reasonOf(error) });
  });
  return pool;
};

export const connectionOptions = (url: string): pg.ClientConfig => {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, toSafeInteger);
  return {
    connectionString: url,
    application_name: 'lanyard',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types,
  };
};

/** Run once on each connection. */
export const connectionSettings = `
  SELECT
    -- An acknowledged fact is on disk, whatever the server's default is.
    set_config('synchronous_commit', CASE current_setting('synchronous_commit')
      WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false),
    -- A process that vanished in a transaction must not hold the log for long.
    set_config('idle_in_transaction_session_timeout', '15s', false)`;

/** A code of PostgreSQL or of the system; messages of either may quote data. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const toSafeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer of the database is too large');
  return value;
};
