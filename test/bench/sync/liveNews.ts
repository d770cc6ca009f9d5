import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { benchLine, percentile, type BenchLine } from '../benchLine.ts';
import { Report, type Order } from './liveMessages.ts';
import { openVenue, type Venue } from './venue.ts';

const stationCount = 50;
const processCount = 5;
const each = stationCount / processCount;
/** All stations together admit that many people a second: 18,000 an hour. */
const perSecond = 5;
const seconds = 15;

/** Stations of one store that all listen: from the commit of a fact at one of them to the projection at each other. */
export const measureLiveNews = async (folder: string): Promise<readonly BenchLine[]> => {
  const venue = await openVenue(folder, { people: 2000 });
  const processes = await Promise.all(
    Array.from({ length: processCount }, (_, no) =>
      startStations(join(folder, `live-${no}`), venue),
    ),
  );
  // Until nobody asks for the list or for the names of the others any more.
  await pause(3000);
  const total = perSecond * seconds;
  for (let no = 0; no < total; no += 1) {
    const attendeeId = venue.people[no] ?? '';
    const station = Math.floor(no / processCount) % each;
    tell(processes[no % processCount], { do: 'admit', station, attendeeId });
    await pause(1000 / perSecond);
  }
  await pause(2000);
  const reports = await Promise.all(processes.map((stations) => report(stations)));
  for (const stations of processes) stations.disconnect();
  await venue.close();
  const delays = reports.flatMap((told) => told.delays);
  if (delays.length !== total * (stationCount - 1)) {
    throw new Error(`${delays.length} facts came, not each one everywhere`);
  }
  const name = `commit at one station to projection at another, ${stationCount} live, ${perSecond} facts a second`;
  const line = (share: number, which: string, must?: number): BenchLine =>
    benchLine({
      group: 'sync',
      name: `${name}, ${which}`,
      value: percentile(delays, share),
      unit: 'ms',
      ...(must === undefined ? {} : { must }),
    });
  return [line(0.99, 'p99', 500), line(0.5, 'median')];
};

const program = fileURLToPath(new URL('liveStations.ts', import.meta.url));

const startStations = async (folder: string, venue: Venue): Promise<ChildProcess> => {
  const codes: string[] = [];
  for (let no = 0; no < each; no += 1) codes.push(await venue.enrolmentCode());
  const stations = fork(program, [folder, ...codes]);
  await nextReport(stations);
  return stations;
};

const report = (stations: ChildProcess): Promise<Report> => {
  const told = nextReport(stations);
  tell(stations, { do: 'report' });
  return told;
};

const nextReport = (stations: ChildProcess): Promise<Report> =>
  new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('the stations ended by themselves'));
    stations.once('exit', onExit);
    stations.once('message', (message) => {
      stations.off('exit', onExit);
      resolve(Report.parse(message));
    });
  });

const tell = (stations: ChildProcess | undefined, order: Order): void => {
  stations?.send(order);
};
