import type { StoreDatabase } from '../database/tables.ts';
import { readJournals } from '../journals/readJournals.ts';
import type { KnownStation } from './listStations.ts';

export interface StationState extends KnownStation {
  /** What came of it, and what it told of and did not send yet. */
  readonly facts: number;
  readonly waiting: number;
}

/** Stations with how far their journals have come. */
export const readStationStates = async (
  database: StoreDatabase,
  event: string,
  stations: readonly KnownStation[],
): Promise<readonly StationState[]> => {
  const journals = await readJournals(database, event);
  return stations.map((station) => {
    const own = journals.filter((journal) => journal.station === station.id);
    const current = own.find(({ isCurrent }) => isCurrent);
    const waiting =
      current === undefined ? 0 : Math.max(0, current.highestTold - current.highestStored);
    return { ...station, facts: own.reduce((sum, { stored }) => sum + stored, 0), waiting };
  });
};
