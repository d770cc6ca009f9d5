import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

/** How far one journal goes. Seqs count from 1 without gaps, so what is not there can be counted. */
export interface JournalReach {
  readonly station: string;
  readonly name: string;
  readonly incarnation: number;
  /** The station goes on with this one; what it told of and did not send yet is waiting, not missing. */
  readonly isCurrent: boolean;
  readonly stored: number;
  readonly highestStored: number;
  readonly highestTold: number;
  /** Lines that came, but could not be read and were set aside. */
  readonly unreadable: number;
}

export const readJournals = async (
  database: StoreDatabase | StoreTransaction,
  event: string,
): Promise<readonly JournalReach[]> => {
  const rows = await database
    .selectFrom('journals')
    .innerJoin('stations', 'stations.id', 'journals.station')
    .select([
      'journals.station as station',
      'stations.name as name',
      'journals.incarnation as incarnation',
      'stations.incarnation as current',
      'journals.stored as stored',
      'journals.highest_stored as highestStored',
      'journals.highest_told as highestTold',
    ])
    .where('journals.event', '=', event)
    .orderBy('journals.station')
    .orderBy('journals.incarnation')
    .execute();
  const unreadable = await countUnreadable(database, event);
  return rows.map(({ current, ...row }) => ({
    ...row,
    isCurrent: row.incarnation === current,
    unreadable: unreadable.get(`${row.station}/${row.incarnation}`) ?? 0,
  }));
};

/** Facts that may be missing: gaps, and for an incarnation that ended also what it told of and never sent. */
export const countMissing = (journal: JournalReach): number => {
  const { isCurrent, stored, highestStored, highestTold, unreadable } = journal;
  const reach = isCurrent ? highestStored : Math.max(highestStored, highestTold);
  return Math.max(0, reach - stored - unreadable);
};

const countUnreadable = async (
  database: StoreDatabase | StoreTransaction,
  event: string,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await database
    .selectFrom('set_aside')
    .select([
      'station',
      'incarnation',
      (fields) => fields.fn.count<number>('seq').distinct().as('count'),
    ])
    .where('event', '=', event)
    .where('reason', 'in', ['unreadable', 'private_link'])
    .where('seq', 'is not', null)
    .groupBy(['station', 'incarnation'])
    .execute();
  return new Map(rows.map((row) => [`${row.station}/${row.incarnation}`, Number(row.count)]));
};
