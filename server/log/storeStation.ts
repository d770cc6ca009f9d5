import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { readUpstream } from '../upstream/upstreamSetting.ts';

/** The token store writes facts too, as the station `store`; nothing else may use that name. */
export const storeStation = 'store';

/**
 * As whom this store writes its own facts. A hub does it as the station that it is upstream, so that its lines and those of
 * the upstream store are never taken for each other.
 */
export const storeWriter = async (
  database: StoreDatabase | StoreTransaction,
): Promise<{ readonly station: string; readonly incarnation: number }> =>
  (await readUpstream(database)) ?? { station: storeStation, incarnation: 1 };
