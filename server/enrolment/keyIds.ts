import { decodeBase32, encodeBase32 } from '#shared/codes/base32.ts';
import type { StationRow, StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { readUpstream } from '../upstream/upstreamSetting.ts';

/** Key ids are 15 bits: the lower half for stations of the store itself, the upper for hubs, so many for each. */
const all = 2 ** 15;
const ownIds = { from: 0, count: all / 2 };
const idsPerHub = 256;

/** The ids that a hub may give, by the order in which hubs enrolled. */
export const hubKeyIds = async (
  database: StoreDatabase,
  hub: StationRow,
): Promise<{ readonly from: number; readonly count: number }> => {
  const hubs = await database
    .selectFrom('stations')
    .select('id')
    .where('is_hub', '=', 1)
    .where('vouched_by', 'is', null)
    .orderBy('key_id')
    .execute();
  // A hub that enrols again has the key id that it had, and later ones come after it.
  const index = hubs.findIndex(({ id }) => id === hub.id);
  const from = all - idsPerHub * (index + 1);
  if (from < ownIds.count) throw new Error('too many hubs for one event');
  return { from, count: idsPerHub };
};

/** The next id of a new station, in 3 characters of base32; the store's own key has the first. */
export const nextKeyId = async (trx: StoreTransaction, event: string): Promise<string> => {
  const { from, count } = (await readUpstream(trx))?.keyIds ?? ownIds;
  const rows = await trx
    .selectFrom('code_keys')
    .select('key_id')
    .where('event', '=', event)
    .execute();
  const taken = rows
    .map(({ key_id }) => numberOf(key_id))
    .filter((number) => number >= from && number < from + count);
  const next = Math.max(from - 1, ...taken) + 1;
  if (next >= from + count) throw new Error('all key ids of this event are taken');
  return encodeBase32(Uint8Array.of(next >> 7, (next << 1) & 0xff)).slice(0, 3);
};

const numberOf = (keyId: string): number => {
  const [high = 0, low = 0] = decodeBase32(`${keyId}A`) ?? [];
  return (high << 7) | (low >> 1);
};
