import type { PlacedFact } from '#shared/protocol/protocol.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { createArrivals } from '../log/arrivals.ts';
import { insertFacts, type FactToInsert } from '../log/insertFacts.ts';
import { lockLog, moveEndOfLog } from '../log/lockLog.ts';
import type { StoreContext } from '../storeContext.ts';
import { writeLogMark, writeProgress } from './upstreamSetting.ts';

/**
 * Takes a page of the upstream store's log into this hub's own, where each fact gets a place of its own. What is here
 * already, known by its identity, is only noted: facts of this hub's stations come back this way. Gives the log's new end.
 */
export const takeUpstreamFacts = async (
  { database, clock, log }: StoreContext,
  event: string,
  page: readonly PlacedFact[],
): Promise<number> =>
  database.transaction().execute(async (trx) => {
    const end = await lockLog(trx, event);
    const arrivalOf = await createArrivals(trx, { event, end, now: clock() });
    const facts: FactToInsert[] = [];
    for (const { fact, position: upstreamPosition, ceiling } of page) {
      const known = await noteKnown(trx, { event, fact, upstreamPosition });
      if (known !== undefined) {
        if (known !== fact.hash) log.write('error', 'journal forked', { station: fact.station });
        continue;
      }
      const position = end + facts.length + 1;
      // The upstream store has judged the writer's clock already; its judgement counts everywhere.
      const receivedAt = ceiling ?? Math.max(arrivalOf(fact), fact.at + fact.offset);
      const text = JSON.stringify(fact);
      facts.push({ position, fact, text, receivedAt, upstreamPosition });
    }
    await insertFacts(trx, { event, facts });
    const last = end + facts.length;
    if (facts.length > 0) await moveEndOfLog(trx, event, last);
    const upstreamEnd = page.at(-1);
    if (upstreamEnd !== undefined) {
      await writeProgress(trx, 'cursor', upstreamEnd.position);
      await writeLogMark(trx, { position: upstreamEnd.position, hash: upstreamEnd.fact.hash });
    }
    return last;
  });

/** The hash of the line that has this identity here; undefined where there is none. */
const noteKnown = async (
  trx: StoreTransaction,
  line: {
    readonly event: string;
    readonly fact: PlacedFact['fact'];
    readonly upstreamPosition: number;
  },
): Promise<string | undefined> => {
  const { event, fact, upstreamPosition } = line;
  const row = await trx
    .updateTable('facts')
    .set({ upstream_position: upstreamPosition })
    .where('event', '=', event)
    .where('station', '=', fact.station)
    .where('incarnation', '=', fact.incarnation)
    .where('seq', '=', fact.seq)
    .returning('hash')
    .executeTakeFirst();
  return row?.hash;
};
