import type { Every, Log, RandomBytes } from '#shared/model/ports.ts';
import type { KeyKeeper } from '../codes/keyKeeper.ts';
import type { NewsListener } from '../log/createNews.ts';
import type { StoreDatabase } from './tables.ts';
import type { UseProof } from './usedProofs.ts';

/** What differs between the databases that a token store runs on. */
export interface StoreBackend {
  readonly database: StoreDatabase;
  readonly keys: KeyKeeper;
  /** Calls back with what other processes on this database add to the log, until the given function ends it. */
  readonly hearOthers: (heard: NewsListener) => () => void;
  readonly useProof: UseProof;
  readonly close: () => Promise<void>;
}

export interface BackendDeps {
  readonly random: RandomBytes;
  readonly every: Every;
  readonly log: Log;
}
