import type { Log, RandomBytes } from '#shared/model/ports.ts';
import type { KeyKeeper } from '../codes/keyKeeper.ts';
import type { StoreDatabase } from './tables.ts';

/** What differs between the databases that a token store runs on. */
export interface StoreBackend {
  readonly database: StoreDatabase;
  readonly keys: KeyKeeper;
  readonly close: () => Promise<void>;
}

export interface BackendDeps {
  readonly random: RandomBytes;
  readonly log: Log;
}
