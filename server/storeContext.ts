import type { Clock, CrashPoint, Log, RandomBytes } from '#shared/model/ports.ts';
import type { KeyKeeper } from './codes/keyKeeper.ts';
import type { StoreDatabase } from './database/tables.ts';

/** What every part of the token store works with. */
export interface StoreContext {
  readonly database: StoreDatabase;
  readonly keys: KeyKeeper;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly crashPoint: CrashPoint;
}
