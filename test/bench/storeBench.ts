import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorePlace } from '#server/database/openBackend.ts';
import { startPostgres } from '#test/support/postgres/startPostgres.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { benchLine, percentile, type BenchLine } from './benchLine.ts';
import {
  connect,
  createJournalOf,
  personId,
  type BenchStation,
  type NextFacts,
} from './store/benchStation.ts';
import { benchSecret, prepareStore, startStore, type StoreProcess } from './store/benchStore.ts';
import { importPeople } from './store/importPeople.ts';
import { measureMemory } from './storeMemory.ts';

const stationCount = 20;
const batchSize = 100;
const batchesEach = 12;
/** Each takes half a second, and one may be a tenth off. */
const rounds = 9;
const people = 5000;

/** Facts that a store takes in over HTTP, from 20 stations in batches of 100. */
export const measureStore = async (): Promise<readonly BenchLine[]> => [
  await onSqlite(),
  ...(await onPostgres()),
  ...(await inFolder(measureMemory)),
];

const onSqlite = (): Promise<BenchLine> =>
  inFolder(async (folder) => {
    const path = join(folder, 'store.sqlite');
    const load = await prepareLoad({ kind: 'sqlite', path });
    const store = await startStore('store', 'sqlite', path);
    const bare = await startStore('bare', folder);
    await importPeople(store.url, load, theList);
    const taken: number[] = [];
    const inserted: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const batches = nextBatches(load);
      const one = await run([store], load, batches);
      const other = await run([bare], load, batches);
      // The first round warms both up.
      if (round === 0) continue;
      taken.push(one);
      inserted.push(other);
    }
    await Promise.all([store.stop(), bare.stop()]);
    return benchLine({
      group: 'store',
      name: 'facts a second, batches of 100 from 20 stations, SQLite, against bare inserts',
      value: percentile(taken, 0.5),
      unit: '/s',
      baseline: percentile(inserted, 0.5),
      must: 0.6,
      atLeast: true,
    });
  });

const onPostgres = async (): Promise<readonly BenchLine[]> => {
  const server = await startPostgres({ isDurable: true });
  if (typeof server === 'string') {
    process.stderr.write(`Nothing is measured on PostgreSQL: ${server}.\n`);
    return [];
  }
  try {
    const place: StorePlace = { kind: 'postgres', url: server.url, keySecret: benchSecret };
    const load = await prepareLoad(place);
    const stores = await Promise.all([1, 2].map(() => startStore('store', 'postgres', server.url)));
    const [first] = stores;
    if (first === undefined) throw new Error('no process');
    await importPeople(first.url, load, theList);
    const byOne: number[] = [];
    const byTwo: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const one = await run([first], load, nextBatches(load));
      const two = await run(stores, load, nextBatches(load));
      if (round === 0) continue;
      byOne.push(one);
      byTwo.push(two);
    }
    await Promise.all(stores.map((store) => store.stop()));
    // Clients, PostgreSQL and two processes of the store want a core each.
    const hasCores = cpus().length >= 6;
    const where = hasCores ? '' : `, all on the same ${cpus().length} cores`;
    const one = percentile(byOne, 0.5);
    return [
      benchLine({
        group: 'store',
        name: `facts a second on PostgreSQL, 1 process${where}`,
        value: one,
        unit: '/s',
      }),
      benchLine({
        group: 'store',
        name: `facts a second on PostgreSQL, 2 processes against 1${where}`,
        value: percentile(byTwo, 0.5),
        unit: '/s',
        baseline: one,
        ...(hasCores ? { must: 1.4, atLeast: true } : {}),
      }),
    ];
  } finally {
    await server.stop();
  }
};

interface Load {
  readonly event: string;
  readonly stations: readonly BenchStation[];
  readonly journals: readonly NextFacts[];
  /** The station whose list everybody is on. */
  readonly importer: BenchStation;
}

const prepareLoad = async (place: StorePlace): Promise<Load> => {
  const { event, stations } = await prepareStore(place, stationCount + 1);
  const [importer, ...others] = stations;
  if (importer === undefined) throw new Error('no station');
  const journals = others.map((station) => createJournalOf(station, { people }));
  return { event, stations: others, journals, importer };
};

/** Whom the stations see. */
const theList = Array.from({ length: people }, (_, no) =>
  anAttendee({
    id: personId(no),
    subject: no.toString(16).padStart(16, '0'),
    lastName: `Beispiel ${no}`,
  }),
);

/** Of each station the bodies of a round's requests. */
type Batches = readonly (readonly string[])[];

const nextBatches = ({ journals }: Load): Batches =>
  journals.map((nextFacts) =>
    Array.from({ length: batchesEach }, () => JSON.stringify({ facts: nextFacts(batchSize) })),
  );

/** Facts a second: all stations send at once, each its next batch when the one before is acknowledged. */
const run = async (
  servers: readonly StoreProcess[],
  { event, stations }: Load,
  batches: Batches,
): Promise<number> => {
  const senders = stations.map((station, no) => ({
    connection: connect(servers[no % servers.length]?.url ?? '', station),
    bodies: batches[no] ?? [],
  }));
  const start = performance.now();
  await Promise.all(
    senders.map(async ({ connection, bodies }) => {
      for (const body of bodies) await connection.send('POST', `/v1/events/${event}/facts`, body);
    }),
  );
  return (stationCount * batchesEach * batchSize * 1000) / (performance.now() - start);
};

const inFolder = async <Value>(work: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
