import { Fact } from '#shared/model/fact.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import type { StationRow } from '../database/tables.ts';
import { acceptFacts, type FactResult } from '../log/acceptFacts.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import { storeWriter } from '../log/storeStation.ts';
import { readUpstream } from '../upstream/upstreamSetting.ts';
import { lockLog } from '../log/lockLog.ts';
import type { StoreContext } from '../storeContext.ts';

export interface TakeOver {
  /** The station that delivers. */
  readonly by: StationRow;
  /** The id of the one whose facts they are. */
  readonly station: string;
  readonly items: readonly unknown[];
}

/**
 * Takes in what one station of the event delivers for another, as if that one sent it. Who did it for whom is a fact of its
 * own, once, and before the facts that came this way.
 */
export const takeOver = async (
  context: StoreContext,
  { by, station: id, items }: TakeOver,
): Promise<
  Result<{ readonly results: readonly FactResult[]; readonly position: number }, 'unknown_station'>
> => {
  const station = await context.database
    .selectFrom('stations')
    .selectAll()
    .where('id', '=', id)
    .where('event', '=', by.event)
    .executeTakeFirst();
  if (station === undefined || station.id === by.id) return err('unknown_station');
  // A hub passes on what its own stations wrote; another store's stations are taken over there.
  const isOthers =
    station.vouched_by !== null && (await readUpstream(context.database)) !== undefined;
  if (isOthers) return err('unknown_station');
  await tellOnce(context, by, station);
  context.crashPoint('store.takeOver.told');
  context.log.write('info', 'facts taken over', { station: id, by: by.id, facts: items.length });
  const { results, position } = await acceptFacts(context, by.event, [{ station, items }]);
  return ok({ results: results[0] ?? [], position });
};

const tellOnce = (context: StoreContext, by: StationRow, station: StationRow): Promise<void> =>
  context.database.transaction().execute(async (trx) => {
    await lockLog(trx, by.event);
    const told = await trx
      .selectFrom('facts')
      .select('data')
      .where('event', '=', by.event)
      .where('station', '=', (await storeWriter(trx)).station)
      .where('kind', '=', 'journalTakenOver')
      .execute();
    const isTold = told.some(({ data }) => {
      const body = readBody(Fact.parse(JSON.parse(data)), 'journalTakenOver');
      return body?.station === station.id && body.by === by.id;
    });
    if (isTold) return;
    await appendOwnFact(trx, context, {
      event: by.event,
      kind: 'journalTakenOver',
      attendee: null,
      body: { station: station.id, by: by.id },
    });
  });
