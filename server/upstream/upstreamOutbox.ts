import { Fact } from '#shared/model/fact.ts';
import type {
  CompareJournalsReply,
  JournalHead,
  SendFactsReply,
} from '#shared/protocol/protocol.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { readProgress, writeLogMark, writeProgress, type Upstream } from './upstreamSetting.ts';

type Place = { readonly database: StoreDatabase; readonly upstream: Upstream };

/** Facts of this hub and its stations that the upstream store does not have yet, in the order of the hub's log. */
export const upstreamOutbox = async (place: Place, limit: number): Promise<readonly Fact[]> => {
  const rows = await waitingFacts(place, await readProgress(place.database, 'sent'))
    .select('facts.data')
    .orderBy('facts.position')
    .limit(limit)
    .execute();
  return rows.map(({ data }) => Fact.parse(JSON.parse(data)));
};

export const countUpstreamOutbox = async (place: Place): Promise<number> => {
  const { count } = await waitingFacts(place, await readProgress(place.database, 'sent'))
    .select((fields) => fields.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

const waitingFacts = ({ database, upstream }: Place, sent: number) =>
  database
    .selectFrom('facts')
    .where('facts.event', '=', upstream.eventId)
    .where('facts.position', '>', sent)
    .where('facts.upstream_position', 'is', null)
    .where((where) =>
      where.or([
        where('facts.station', '=', upstream.station),
        where('facts.station', 'in', (from) =>
          from
            .selectFrom('stations')
            .select('stations.id')
            .where('stations.vouched_by', 'is', null),
        ),
      ]),
    );

/** What the upstream store answered is done, by identity; what it set aside is told there and not sent again. */
export const settleUpstream = (
  { database, upstream }: Place,
  results: SendFactsReply['results'],
): Promise<void> =>
  database.transaction().execute(async (trx) => {
    for (const { station, incarnation, seq, position } of results) {
      await trx
        .updateTable('facts')
        .set({ upstream_position: position ?? 0 })
        .where('event', '=', upstream.eventId)
        .where('station', '=', station)
        .where('incarnation', '=', incarnation)
        .where('seq', '=', seq)
        .where('upstream_position', 'is', null)
        .execute();
    }
    const first = await waitingFacts({ database: trx, upstream }, await readProgress(trx, 'sent'))
      .select('facts.position')
      .orderBy('facts.position')
      .limit(1)
      .executeTakeFirst();
    const { last_position: end } = await trx
      .selectFrom('events')
      .select('last_position')
      .where('id', '=', upstream.eventId)
      .executeTakeFirstOrThrow();
    await writeProgress(trx, 'sent', first === undefined ? end : first.position - 1);
  });

/** The ends of the hub's own journal. */
export const hubHeads = async ({ database, upstream }: Place): Promise<readonly JournalHead[]> => {
  const rows = await database
    .selectFrom('facts')
    .select(['incarnation', 'seq', 'hash'])
    .where('event', '=', upstream.eventId)
    .where('station', '=', upstream.station)
    .orderBy('incarnation', 'desc')
    .orderBy('seq', 'desc')
    .execute();
  return rows.filter((row, index) => rows[index - 1]?.incarnation !== row.incarnation);
};

/**
 * An upstream store that went back to an older copy of itself gets again what it lost. True where that was so. What it has
 * is not told apart: others may have delivered meanwhile, and then its places are other facts' from before its end on.
 */
export const deliverAgain = async (
  { database, upstream }: Place,
  { last, hasMark }: Pick<CompareJournalsReply, 'last' | 'hasMark'>,
): Promise<boolean> =>
  database.transaction().execute(async (trx) => {
    if (last >= (await readProgress(trx, 'cursor')) && hasMark !== false) return false;
    await trx
      .updateTable('facts')
      .set({ upstream_position: null })
      .where('event', '=', upstream.eventId)
      .where('upstream_position', '>', 0)
      .execute();
    await writeProgress(trx, 'cursor', 0);
    await writeLogMark(trx, null);
    await writeProgress(trx, 'sent', 0);
    return true;
  });
