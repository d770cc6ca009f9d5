import type { StationRow } from '../database/tables.ts';
import { certifyStation, requireStoreKey } from '../enrolment/certifyStation.ts';
import { lockLog } from '../log/lockLog.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';

/**
 * Gives a station whose disk was restored or cloned an incarnation of its own. Who asks twice, and two clones that ask at
 * once, get different ones.
 */
export const nextIncarnation = async (
  context: StoreContext,
  station: StationRow,
): Promise<{ readonly incarnation: number; readonly certificate: string }> => {
  const { database, log } = context;
  const renewed = await database.transaction().execute(async (trx) => {
    await lockLog(trx, station.event);
    return trx
      .updateTable('stations')
      .set((fields) => ({ incarnation: fields('incarnation', '+', 1) }))
      .where('id', '=', station.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  context.crashPoint('store.incarnation.committed');
  const { incarnation } = renewed;
  log.write('warn', 'journal restored or cloned', { station: station.id, incarnation });
  const event = await readEvent(database);
  if (event === null) throw new Error('a station without an event');
  const key = await requireStoreKey(context, event);
  return { incarnation, certificate: await certifyStation(key, event, renewed) };
};
