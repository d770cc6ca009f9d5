import { createStationClient, type StationClient } from '#shared/contract/transport.ts';
import {
  openStationDatabase,
  type StationDatabase,
} from '#station/database/openStationDatabase.ts';
import type { Station } from '#station/createStation.ts';
import { openSeededStation } from '#test/support/seedStation.ts';

/** The real station in a data folder, over the machine's network unless told. */
export interface VenueStation {
  readonly tables: StationDatabase;
  readonly station: Station;
  readonly client: StationClient;
  /** Fulfilled with the list, search included. */
  readonly join: (code: string) => Promise<void>;
}

export const openVenueStation = async (
  dataDir: string,
  network: typeof fetch = fetch,
): Promise<VenueStation> => {
  const opened = openStationDatabase(dataDir);
  if (!opened.ok) throw new Error(opened.error.code);
  const tables = opened.value;
  const station = await openSeededStation(tables, dataDir, network);
  const client = createStationClient(station);
  await station.searchReady;
  return {
    tables,
    station,
    client,
    join: async (code) => {
      const joined = await client.call('station.join', { code, stationName: 'Desk' });
      if (!joined.ok) throw new Error(joined.error.code);
      const found = await client.call('attendees.search', { query: 'a' });
      if (!found.ok || !found.value.ready) throw new Error('the list is not there');
    },
  };
};
