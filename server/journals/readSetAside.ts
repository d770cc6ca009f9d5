import type { StoreDatabase } from '../database/tables.ts';

/** Something a station sent that could not be a line of its journal. It is kept as it came and is in no log. */
export interface SetAsideItem {
  readonly station: string;
  readonly name: string;
  readonly incarnation: number | null;
  readonly seq: number | null;
  /** `fork`: another fact has its place. `unreadable`, `other_station`, `future_incarnation`: as the words say. */
  readonly reason: string;
  readonly receivedAt: number;
  /** The text as it came. It may hold names: show it to who may see the list. */
  readonly content: string;
}

/** Oldest first. */
export const readSetAside = async (
  database: StoreDatabase,
  event: string,
): Promise<readonly SetAsideItem[]> => {
  const rows = await database
    .selectFrom('set_aside')
    .leftJoin('stations', 'stations.id', 'set_aside.station')
    .select([
      'set_aside.station as station',
      'stations.name as name',
      'set_aside.incarnation as incarnation',
      'set_aside.seq as seq',
      'set_aside.reason as reason',
      'set_aside.received_at as receivedAt',
      'set_aside.content as content',
    ])
    .where('set_aside.event', '=', event)
    .orderBy('set_aside.received_at')
    .orderBy('set_aside.station')
    .orderBy('set_aside.incarnation')
    .orderBy('set_aside.seq')
    .execute();
  return rows.map((row) => ({ ...row, name: row.name ?? row.station }));
};
