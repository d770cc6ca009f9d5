import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openDatabase } from '#sqlite/openDatabase.ts';
import { benchLine, percentile, type BenchLine } from '../benchLine.ts';
import { connect } from '../store/benchStation.ts';
import { startStore } from '../store/benchStore.ts';
import type { Venue } from './venue.ts';
import { openVenueStation } from './venueStation.ts';

const rounds = 3;

/** From the enrolment code to a station with the whole list and search, against the same lines in a bare table. */
export const measureFirstSync = async (folder: string, venue: Venue): Promise<BenchLine> => {
  const lines = join(folder, 'lines.ndjson');
  await keepSnapshot(venue, lines);
  const bare = await startStore('lines', lines);
  const own: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const at = (kind: string): string => join(folder, `${kind}-${round}`);
    plain.push(await takePlainly(at('plain'), bare.url, venue));
    own.push(await joinVenue(at('station'), venue));
  }
  await bare.stop();
  return benchLine({
    group: 'sync',
    name: `first sync of ${venue.people.length.toLocaleString('en')} attendees, against streaming and bare inserts`,
    value: percentile(own, 0.5),
    unit: 'ms',
    baseline: percentile(plain, 0.5),
    must: 3,
  });
};

const keepSnapshot = async ({ store, senders, event }: Venue, path: string): Promise<void> => {
  const [sender] = senders;
  if (sender === undefined) throw new Error('nobody to ask');
  const connection = connect(store.url, sender);
  writeFileSync(path, await connection.send('GET', `/v1/events/${event}/snapshot`));
};

const joinVenue = async (dataDir: string, venue: Venue): Promise<number> => {
  mkdirSync(dataDir);
  const { tables, station, join: joinWith } = await openVenueStation(dataDir);
  const code = await venue.enrolmentCode();
  const startedAt = performance.now();
  await joinWith(code);
  const ms = performance.now() - startedAt;
  if (tables.attendees.count() !== venue.people.length) throw new Error('not all came');
  await station.close();
  return ms;
};

/** Each line parsed and put with its id into a table without other indexes, in one transaction. */
const takePlainly = async (dataDir: string, url: string, venue: Venue): Promise<number> => {
  mkdirSync(dataDir);
  const startedAt = performance.now();
  const opened = openDatabase({
    path: join(dataDir, 'plain.sqlite'),
    migrations: [{ version: 1, sql: 'CREATE TABLE people (id TEXT, line TEXT NOT NULL) STRICT' }],
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const insert = opened.value.prepare('INSERT INTO people VALUES (?, ?)');
  const response = await fetch(url);
  if (response.body === null) throw new Error('no lines');
  let rest = '';
  let people = 0;
  opened.value.exec('BEGIN');
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const { attendee } = Line.parse(JSON.parse(text));
      insert.run(attendee?.id ?? null, text);
      if (attendee !== undefined) people += 1;
    }
  }
  opened.value.exec('COMMIT');
  const ms = performance.now() - startedAt;
  if (people !== venue.people.length) throw new Error('not all came');
  opened.value.close();
  return ms;
};

const Line = z.object({ attendee: z.object({ id: z.string() }).optional().catch(undefined) });
