import { createStationClient, type StationClient } from '#shared/contract/transport.ts';
import { openStationApp, type StationApp } from '../openStationApp.ts';
import { refuse, type OutputOptions } from './output.ts';

export interface StationOptions extends OutputOptions {
  readonly data: string;
}

/** How long a command waits for a token store that does not answer. */
const beforeMs = 1500;
const afterMs = 3000;

/**
 * Opens the station of a data folder for one command. A new folder gets an event of its own unless told otherwise. News
 * is fetched before, and what the command recorded is sent after, if the token store answers.
 */
export const withStation = async (
  options: StationOptions & { readonly isBare?: boolean },
  work: (station: StationClient, app: StationApp) => Promise<void>,
): Promise<void> => {
  const opened = await openStationApp({
    dataDir: options.data,
    ...(options.isBare === true ? {} : { autoCreate: { name: 'New event' } }),
  });
  if (!opened.ok) return refuse(options, opened.error);
  const app = opened.value;
  const station = createStationClient(app.transport);
  try {
    await app.searchReady;
    if (await hasEvent(station)) await app.syncOnce(beforeMs);
    await work(station, app);
    if (await hasEvent(station)) await app.syncOnce(afterMs);
  } finally {
    await app.close();
  }
};

const hasEvent = async (station: StationClient): Promise<boolean> => {
  const status = await station.call('station.status', {});
  return status.ok && status.value.event !== null;
};
