import { CodeKey } from '#shared/model/codeKey.ts';
import type { StationRow, StoreTransaction } from '../database/tables.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import type { StoreContext } from '../storeContext.ts';
import { freeName } from './freeName.ts';

/**
 * Takes the name that a station goes by now, or the next free one of its kind, and tells all others where it is another
 * than before. A station that is signed out keeps the name it had. Gives the name that counts. Within a transaction.
 */
export const renameStation = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { station, wish }: { readonly station: StationRow; readonly wish: string },
): Promise<string> => {
  const { id, event, key_id: keyId, name: former, incarnation, is_hub: isHub } = station;
  if (wish === '' || station.status !== 'enrolled') return former;
  const name = await freeName(trx, { event, wish, self: id });
  if (name === former) return name;
  await trx.updateTable('stations').set({ name }).where('id', '=', id).execute();
  const { data } = await trx
    .selectFrom('code_keys')
    .select('data')
    .where('event', '=', event)
    .where('key_id', '=', keyId)
    .executeTakeFirstOrThrow();
  const key = CodeKey.parse(JSON.parse(data));
  await appendOwnFact(trx, context, {
    event,
    kind: 'stationEnrolled',
    attendee: null,
    body: { station: id, name, key, incarnation, ...(isHub === 1 ? { isHub: true } : {}) },
  });
  return name;
};
