import type {
  CompareJournals,
  CompareJournalsReply,
  JournalHead,
  LogMark,
} from '#shared/protocol/protocol.ts';
import type { StationRow, StoreTransaction } from '../database/tables.ts';
import { renameStation } from '../enrolment/renameStation.ts';
import { lockLog } from '../log/lockLog.ts';
import { endOfLog } from '../log/readLog.ts';
import type { StoreContext } from '../storeContext.ts';
import { readJournals, countMissing } from './readJournals.ts';

type Compared = Omit<CompareJournalsReply, 'requestId' | 'storeTime'>;

/** Remembers how far a station says its journals go and what it is called, and says what the store has of them. */
export const compareJournals = async (
  context: Pick<StoreContext, 'database' | 'clock' | 'random'>,
  station: StationRow,
  { heads: told, mark, stationName: wish }: CompareJournals,
): Promise<Compared> =>
  context.database.transaction().execute(async (trx) => {
    await lockLog(trx, station.event);
    const incarnation = await raiseIncarnation(trx, station, told);
    await rememberTold(trx, station, told);
    const stationName =
      wish === undefined
        ? undefined
        : await renameStation(trx, context, { station: { ...station, incarnation }, wish });
    const journals = await readJournals(trx, station.event);
    const { setAside } = await trx
      .selectFrom('set_aside')
      .select((fields) => fields.fn.countAll<number>().as('setAside'))
      .where('event', '=', station.event)
      .executeTakeFirstOrThrow();
    return {
      ...(stationName === undefined ? {} : { stationName }),
      incarnation,
      heads: await readHeads(trx, station),
      last: await endOfLog(trx, station.event),
      ...(mark === undefined ? {} : { hasMark: await hasMark(trx, station.event, mark) }),
      missing: journals.reduce((sum, journal) => sum + countMissing(journal), 0),
      setAside: Number(setAside),
    };
  });

/** A store that was restored from a copy may have forgotten an incarnation that it gave. */
const raiseIncarnation = async (
  trx: StoreTransaction,
  station: StationRow,
  told: readonly JournalHead[],
): Promise<number> => {
  const highest = Math.max(0, ...told.map(({ incarnation }) => incarnation));
  await trx
    .updateTable('stations')
    .set({ incarnation: highest })
    .where('id', '=', station.id)
    .where('incarnation', '<', highest)
    .execute();
  const row = await trx
    .selectFrom('stations')
    .select('incarnation')
    .where('id', '=', station.id)
    .executeTakeFirstOrThrow();
  return row.incarnation;
};

const rememberTold = async (
  trx: StoreTransaction,
  station: StationRow,
  told: readonly JournalHead[],
): Promise<void> => {
  for (const { incarnation, seq } of told) {
    await trx
      .insertInto('journals')
      .values({
        event: station.event,
        station: station.id,
        incarnation,
        stored: 0,
        highest_stored: 0,
        highest_told: seq,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['event', 'station', 'incarnation'])
          .doUpdateSet({ highest_told: seq })
          .where('journals.highest_told', '<', seq),
      )
      .execute();
  }
};

/** A store that went back to an older copy of itself gives the same places to other facts. */
const hasMark = async (
  trx: StoreTransaction,
  event: string,
  { position, hash }: LogMark,
): Promise<boolean> => {
  const row = await trx
    .selectFrom('facts')
    .select('hash')
    .where('event', '=', event)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.hash === hash;
};

const readHeads = async (
  trx: StoreTransaction,
  station: StationRow,
): Promise<CompareJournalsReply['heads']> =>
  trx
    .selectFrom('facts')
    .innerJoin('journals', (join) =>
      join
        .onRef('journals.event', '=', 'facts.event')
        .onRef('journals.station', '=', 'facts.station')
        .onRef('journals.incarnation', '=', 'facts.incarnation')
        .onRef('journals.highest_stored', '=', 'facts.seq'),
    )
    .select(['facts.incarnation', 'facts.seq', 'facts.hash'])
    .where('facts.event', '=', station.event)
    .where('facts.station', '=', station.id)
    .orderBy('facts.incarnation')
    .execute();
