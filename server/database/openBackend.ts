import type { Result } from '#shared/model/result.ts';
import type { OpenDatabaseError } from '#sqlite/openDatabase.ts';
import type { BackendDeps, StoreBackend } from './backend.ts';
import type { OpenPostgresError, PostgresPlace } from './openPostgres.ts';
import { openSqlite, type SqlitePlace } from './openSqlite.ts';

/** Where a token store keeps its data. */
export type StorePlace = SqlitePlace | PostgresPlace;

export type OpenStoreError = OpenDatabaseError | OpenPostgresError;

export const openBackend = async (
  place: StorePlace,
  deps: BackendDeps,
): Promise<Result<StoreBackend, OpenStoreError>> => {
  if (place.kind === 'sqlite') return openSqlite(place, deps);
  const { openPostgres } = await import('./openPostgres.ts');
  return openPostgres(place, deps);
};
