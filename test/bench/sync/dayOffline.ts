import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { benchLine, type BenchLine } from '../benchLine.ts';
import { connect, createJournalOf } from '../store/benchStation.ts';
import { openVenue, type Venue } from './venue.ts';
import { openVenueStation } from './venueStation.ts';

const waiting = 20_000;
/** What the other stations wrote in the meantime. */
const missed = 20_000;
const people = 5000;

/** A station that was offline for a day comes back: until the store has its facts, and it has those of the others. */
export const measureDayOffline = async (folder: string): Promise<readonly BenchLine[]> => {
  const venue = await openVenue(folder, { people, senders: 4 });
  const dataDir = join(folder, 'offline');
  mkdirSync(dataDir);
  const before = await openVenueStation(dataDir);
  await before.join(await venue.enrolmentCode());
  await before.station.close();
  await scanOffline(dataDir, venue);
  await sendOthers(venue);

  const end = (await venue.endOfLog()) + waiting;
  const startedAt = performance.now();
  const { tables, station } = await openVenueStation(dataDir);
  const isThere = (): boolean => tables.kept.read('cursor') === end && tables.facts.waiting() === 0;
  while (!isThere()) await pause(20);
  const ms = performance.now() - startedAt;
  if ((await venue.endOfLog()) !== end) throw new Error('the log has another end');
  await station.close();
  await venue.close();
  return [
    benchLine({
      group: 'sync',
      name: '20,000 facts waiting after a day offline and 20,000 of others, until both sides have all',
      value: ms / 1000,
      unit: 's',
      must: 20,
    }),
  ];
};

/** Scans of people again and again, as on a day with many sessions. */
const scanOffline = async (dataDir: string, venue: Venue): Promise<void> => {
  const { tables, station, client } = await openVenueStation(dataDir, () =>
    Promise.reject(new TypeError('fetch failed')),
  );
  for (let no = 0; no < waiting; no += 1) {
    const attendeeId = venue.people[no % people] ?? '';
    const answered = await client.call('scans.admit', { attendeeId, again: true });
    if (!answered.ok) throw new Error(answered.error.code);
  }
  if (tables.facts.waiting() !== waiting) throw new Error('not all facts wait');
  await station.close();
};

const sendOthers = async ({ store, event, senders, people: list }: Venue): Promise<void> => {
  const idOf = (no: number): string => list[no] ?? '';
  for (const sender of senders) {
    const connection = connect(store.url, sender);
    const nextFacts = createJournalOf(sender, { people, idOf });
    for (let sent = 0; sent < missed / senders.length; sent += batch) {
      const body = JSON.stringify({ facts: nextFacts(batch) });
      await connection.send('POST', `/v1/events/${event}/facts`, body);
    }
  }
};

const batch = 500;
