import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Papa from 'papaparse';
import { createTokenStore } from '#server/createTokenStore.ts';
import type { Log } from '#shared/model/ports.ts';
import { startListThread } from '#lists/startListThread.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { generatePeople } from '#test/support/generatePeople.ts';
import { openSeededStation, seedStation } from '#test/support/seedStation.ts';
import { benchLine, percentile, type BenchLine } from './benchLine.ts';

const rows = 100_000;
const storeRows = 20_000;
const rounds = 3;
const headings = ['First name', 'Last name', 'Company', 'E-mail', 'Order number', 'Category'];

/** A list of 100,000 people into an empty station, against parsing the file and bare inserts. */
export const measureImport = async (): Promise<readonly BenchLine[]> => {
  const csv = makeCsv(rows);
  const own: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await inFolder((dataDir) => importPlainly(dataDir, csv)));
    own.push(await inFolder((dataDir) => importIntoStation(dataDir, csv)));
  }
  const store = await inFolder((dataDir) => importIntoStore(dataDir, makeCsv(storeRows)));
  return [
    benchLine({
      group: 'import',
      name: '20,000 CSV rows into an empty token store',
      value: store.ms,
      unit: 'ms',
      must: 10_000,
    }),
    benchLine({
      group: 'import',
      name: 'longest wait of another answer of the store meanwhile',
      value: store.longestWait,
      unit: 'ms',
      must: 250,
    }),
    benchLine({
      group: 'import',
      name: '100,000 CSV rows into an empty station',
      value: percentile(own, 0.5),
      unit: 'ms',
      baseline: percentile(plain, 0.5),
      must: 3,
    }),
  ];
};

const noNetwork = (): Promise<never> => Promise.reject(new TypeError('fetch failed'));
const log: Log = { write: () => undefined };

const makeCsv = (count: number): Buffer => {
  const people = [...generatePeople({ count, seed: 5 })];
  const cells = people.map((person) => [
    person.firstName,
    person.lastName,
    person.company,
    person.email,
    person.orderNumber,
    person.category,
  ]);
  return Buffer.from(Papa.unparse({ fields: headings, data: cells }));
};

async function importIntoStation(dataDir: string, csv: Buffer): Promise<number> {
  const { tables } = await seedStation({ dataDir, attendees: 0, now: Date.now() });
  const station = await openSeededStation(tables, dataDir, noNetwork, {
    openListReader: (reader) =>
      startListThread({ ...reader, clock: Date.now, random: randomBytes, log }),
  });
  const client = createStationClient(station);
  const startedAt = performance.now();
  const begun = await client.call('imports.begin', { fileName: 'list.csv', size: csv.length });
  if (!begun.ok) throw new Error(begun.error.code);
  const { importId, pieceBytes } = begun.value;
  for (let from = 0; from < csv.length; from += pieceBytes) {
    const base64 = csv.subarray(from, from + pieceBytes).toString('base64');
    await client.call('imports.piece', { importId, base64 });
  }
  const done = await client.call('imports.run', { importId });
  const ms = performance.now() - startedAt;
  if (!done.ok || done.value.added !== rows) throw new Error('not all rows went in');
  await station.close();
  return ms;
}

/** As the console does it, while somebody asks the store for a person again and again. */
async function importIntoStore(
  dataDir: string,
  csv: Buffer,
): Promise<{ readonly ms: number; readonly longestWait: number }> {
  const opened = await createTokenStore({
    place: { kind: 'sqlite', path: join(dataDir, 'store.sqlite') },
    clock: Date.now,
    random: randomBytes,
    log,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const startsAt = Date.now();
  await store.createEvent({
    ...{ name: 'Bench', timeZone: 'Europe/Berlin', startsAt, endsAt: startsAt + 86_400_000 },
    rehearsal: false,
  });
  let isOver = false;
  let longestWait = 0;
  const ask = async (): Promise<void> => {
    while (!isOver) {
      const askedAt = performance.now();
      await nextTurn();
      await store.people.read('nobody');
      longestWait = Math.max(longestWait, performance.now() - askedAt);
    }
  };
  const asking = ask();
  const startedAt = performance.now();
  const taken = await store.lists.take({
    bytes: csv,
    fileName: 'list.csv',
    actor: 'terminal',
    mayPlan: true,
  });
  const ms = performance.now() - startedAt;
  isOver = true;
  await asking;
  if (!taken.ok || taken.value.added !== storeRows) throw new Error('not all rows went in');
  await store.close();
  return { ms, longestWait };
}

/** Parse, one transaction, one table, no index. */
async function importPlainly(dataDir: string, csv: Buffer): Promise<number> {
  const startedAt = performance.now();
  const { data } = Papa.parse<string[]>(csv.toString('utf8'));
  const database = new Database(join(dataDir, 'plain.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE people (no INTEGER PRIMARY KEY, a, b, c, d, e, f)');
  const insert = database.prepare(
    'INSERT INTO people (a, b, c, d, e, f) VALUES (?, ?, ?, ?, ?, ?)',
  );
  database.transaction(() => {
    for (const row of data.slice(1)) insert.run(row);
  })();
  const ms = performance.now() - startedAt;
  database.close();
  return ms;
}

const inFolder = async <Value>(work: (dataDir: string) => Promise<Value>): Promise<Value> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};
