import type { Clock, Log, RandomBytes } from '#shared/model/ports.ts';
import type { StoreDatabase } from './database/tables.ts';

/** What every part of the token store works with. */
export interface StoreContext {
  readonly database: StoreDatabase;
  /** Path of the database file; the store's keys lie beside it. */
  readonly databasePath: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
}
