import type { Fact } from '#shared/model/fact.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import type { StationRow, StoreTransaction } from '../database/tables.ts';
import { storeStation } from '../log/storeStation.ts';

/**
 * Remembers a station that another store enrolled: the upstream store, or a hub that is enrolled here. It cannot sign in
 * here, so its key is kept among the code keys alone. Anybody else's word for it counts for nothing.
 */
export const projectVouched = async (
  trx: StoreTransaction,
  event: string,
  fact: Fact,
): Promise<void> => {
  const body = readBody(fact, 'stationEnrolled');
  if (body === undefined || !(await mayVouch(trx, fact.station))) return;
  const { station: id, name, key, incarnation = 1, isHub = false } = body;
  await trx
    .insertInto('stations')
    .values({
      id,
      event,
      incarnation,
      name,
      public_key: `vouched ${id}`,
      key_id: key.keyId,
      status: 'enrolled',
      role: 'desk',
      enrolled_at: fact.at + fact.offset,
      vouched_by: fact.station,
      is_hub: isHub && fact.station === storeStation ? 1 : 0,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ name }).where('stations.vouched_by', '=', fact.station),
    )
    .execute();
  const data = JSON.stringify({ ...key, owner: id, media: ['badge'] });
  await trx
    .insertInto('code_keys')
    .values({ event, key_id: key.keyId, data })
    .onConflict((conflict) => conflict.columns(['event', 'key_id']).doNothing())
    .execute();
};

/**
 * Marks a station that was signed out elsewhere: by the upstream store, whose word counts for every station, or by the hub
 * that vouches for it.
 */
export const projectRevoked = async (
  trx: StoreTransaction,
  event: string,
  fact: Fact,
): Promise<void> => {
  const body = readBody(fact, 'stationRevoked');
  if (body === undefined) return;
  const { station: id, key } = body;
  const row = await trx
    .selectFrom('stations')
    .select(['key_id', 'vouched_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || ![storeStation, row.vouched_by].includes(fact.station)) return;
  await trx.updateTable('stations').set({ status: 'revoked' }).where('id', '=', id).execute();
  const data = JSON.stringify({ ...key, keyId: row.key_id, owner: id, media: ['badge'] });
  await trx
    .updateTable('code_keys')
    .set({ data })
    .where('event', '=', event)
    .where('key_id', '=', row.key_id)
    .execute();
};

const mayVouch = async (trx: StoreTransaction, station: string): Promise<boolean> => {
  if (station === storeStation) return true;
  const row = await trx
    .selectFrom('stations')
    .select('is_hub')
    .where('id', '=', station)
    .executeTakeFirst();
  return row?.is_hub === 1;
};

/** The station whose facts this hub may deliver; undefined for one that it does not vouch for. */
export const vouchedStation = async (
  trx: StoreTransaction,
  { hub, station }: { readonly hub: StationRow; readonly station: string },
): Promise<StationRow | undefined> =>
  station === hub.id
    ? hub
    : trx
        .selectFrom('stations')
        .selectAll()
        .where('id', '=', station)
        .where('event', '=', hub.event)
        .where('vouched_by', '=', hub.id)
        .executeTakeFirst();
