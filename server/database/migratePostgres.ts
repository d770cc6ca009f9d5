import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/model/result.ts';
import { inPostgres, migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Runs all pending steps in one transaction; a second process that starts at once waits, and finds nothing to do. */
export const migratePostgres = (database: Kysely<Tables>): Promise<Result<null, 'newer_file'>> =>
  database.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${lockNumber})`.execute(trx);
    await sql`CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)`.execute(trx);
    const { rows } = await sql`SELECT version FROM schema_version`.execute(trx);
    const current = Rows.parse(rows).at(0)?.version ?? 0;
    const newest = migrations.at(-1)?.version ?? 0;
    if (current > newest) return err('newer_file', { file: current, program: newest });
    for (const step of migrations.filter(({ version }) => version > current)) {
      await sql.raw(inPostgres(step)).execute(trx);
    }
    await sql`DELETE FROM schema_version`.execute(trx);
    await sql`INSERT INTO schema_version (version) VALUES (${newest})`.execute(trx);
    return ok(null);
  });

const Rows = z.array(z.object({ version: z.int() }));

/** Any number that no other program on the same database uses. */
const lockNumber = 7_265_114_003;
