import type { Result } from '#shared/model/result.ts';
import type { OpenDatabaseError } from '#sqlite/openDatabase.ts';
import type { BackendDeps, StoreBackend } from './backend.ts';
import { openPostgres, type OpenPostgresError, type PostgresPlace } from './openPostgres.ts';
import { openSqlite, type SqlitePlace } from './openSqlite.ts';

/** Where a token store keeps its data. */
export type StorePlace = SqlitePlace | PostgresPlace;

export type OpenStoreError = OpenDatabaseError | OpenPostgresError;

export const openBackend = async (
  place: StorePlace,
  deps: BackendDeps,
): Promise<Result<StoreBackend, OpenStoreError>> =>
  place.kind === 'sqlite' ? openSqlite(place, deps) : openPostgres(place, deps);
