import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStationApp } from '#app/openStationApp.ts';
import { readSettings } from '#sqlite/openDatabase.ts';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';
import { ownerIn, verifyJournal } from '#station/journal/verifyJournal.ts';
import { compareTables } from '#station/recovery/compareTables.ts';
import { copyLists, rebuildProjections } from '#station/recovery/rebuildProjections.ts';
import {
  buildCrashingStation,
  crashingFolder,
  crashPointsInCode,
  runCrashing,
} from '#test/support/recovery/crashRuns.ts';
import { flipBit } from '#test/support/recovery/someDamage.ts';
import {
  copyFolder,
  fastFolder,
  openTables,
  stationPath,
} from '#test/support/recovery/writeJournal.ts';

let program = '';
const kills = new Map<string, number>();

beforeAll(async () => {
  program = await buildCrashingStation();
}, 60_000);
afterAll(() => rmSync(crashingFolder, { recursive: true, force: true }));

/** One data folder that is killed again and again, and everything it ever told. */
const createLane = (place: string) => {
  const told: string[] = [];
  let round = 0;
  mkdirSync(place, { recursive: true });
  return {
    dataDir: place,
    told,
    run: async (
      point: string,
      nth = 1,
      more: { code?: string; prints?: boolean; mails?: boolean; takesOver?: string } = {},
    ) => {
      round += 1;
      const ran = await runCrashing(program, { dataDir: place, point, nth, round, ...more });
      told.push(...ran.told);
      if (ran.end === 'killed') kills.set(point, (kills.get(point) ?? 0) + 1);
      check(place, told, `${point} ${nth}`);
      return ran.end;
    },
  };
};

/** Looks at a copy, so that the next process finds the files just as the killed one left them. */
const check = (dataDir: string, told: readonly string[], where: string): void => {
  if (!readdirSync(dataDir).includes('station.sqlite')) return;
  const copy = `${dataDir}-copy`;
  mkdirSync(copy);
  copyFolder(dataDir, copy);
  const tables = openTables(copy);
  const { database } = tables;
  const wanted = database.prepare('SELECT count(*) FROM facts WHERE id = ?').pluck();
  const lost = told.filter((id) => Number(wanted.get(id)) < 1);
  mkdirSync(join(copy, 'scratch'));
  const scratch = openStationDatabase(join(copy, 'scratch'));
  if (!scratch.ok) throw new Error(scratch.error.code);
  copyLists(scratch.value, tables);
  rebuildProjections(scratch.value, tables.facts.played(0));
  expect({
    where,
    lost,
    fault: verifyJournal(database, ownerIn(database)).first,
    settings: readSettings(database),
    differences: [...compareTables(database, scratch.value.database)],
  }).toEqual({
    where,
    lost: [],
    fault: null,
    settings: {
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      trusted_schema: 0,
      cell_size_check: 1,
    },
    differences: [],
  });
  scratch.value.close();
  tables.close();
  rmSync(copy, { recursive: true });
};

/** After the last kill: a whole round, then nothing waits, the store has all that was told, and a rebuild agrees. */
const heal = async (lane: ReturnType<typeof createLane>): Promise<void> => {
  expect(await lane.run('')).toBe('done');
  const opened = await openStationApp({ dataDir: lane.dataDir });
  if (!opened.ok) throw new Error(opened.error.code);
  const { store, rebuild, syncOnce, close } = opened.value;
  await syncOnce(10_000);
  const event = await store.event();
  const stored = new Set<string>();
  for (let after = 0; ;) {
    const { facts } = await store.readLog({ event: event?.id ?? '', after, limit: 500 });
    for (const { fact } of facts) stored.add(fact.id);
    after = facts.at(-1)?.position ?? 0;
    if (facts.length === 0) break;
  }
  expect(lane.told.filter((id) => !stored.has(id))).toEqual([]);
  expect(await rebuild({ repair: false })).toEqual({
    ok: true,
    value: { base: 'store', differences: [], repaired: false },
  });
  await close();
  const database = new SqliteDatabase(join(lane.dataDir, 'store.sqlite'), { readonly: true });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
};

const times = (count: number, point: string, ...numbers: readonly number[]) =>
  Array.from({ length: count }, () =>
    numbers.map((nth): readonly [string, number] => [point, nth]),
  ).flat();
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, no) => no + 1);

/** Each in a folder of its own, killed before there is an event; the second run goes on in the same folder. */
const beginnings: readonly (readonly [string, number])[] = [
  // The key, then the copy of who the station is.
  ['secretFile.written', 1],
  ['secretFile.written', 2],
  ['store.event.keyMade', 1],
  ['store.event.written', 1],
  ['store.event.committed', 1],
  ['store.enrol.written', 1],
  ['store.enrol.committed', 1],
  ['enrol.answered', 1],
  ['enrol.emptied', 1],
  ['enrol.saved', 1],
  ['store.snapshot.listSent', 1],
  ['sync.sliceTaken', 1],
];
const work = [
  ...times(5, 'database.written', ...upTo(6)),
  ...times(5, 'database.committed', ...upTo(6)),
  ...times(6, 'fact.appended', ...upTo(5)),
  ...times(6, 'fact.projected', ...upTo(5)),
  ...times(8, 'import.sliceTaken', 1),
  ...times(4, 'print.recorded', 1),
  ...times(4, 'print.handedOver', 1),
  ...times(10, 'sync.answered', 1),
  ...times(6, 'sync.pageCame', 1),
  ...times(10, 'store.facts.read', 1),
  ...times(10, 'store.facts.inserted', 1),
  ...times(10, 'store.facts.committed', 1),
];

test('kill -9 while a station and its store begin leaves nothing in the way of the next start', async () => {
  const place = fastFolder();
  await twoAtOnce(beginnings, async ([point, nth]) => {
    const lane = createLane(join(place, `${point}-${nth}`));
    expect([point, await lane.run(point, nth)]).toEqual([point, 'killed']);
    await lane.run('fact.projected', 2);
    await heal(lane);
  });
}, 120_000);

test('kill -9 anywhere in the work of a station and its store loses nothing that was told', async () => {
  const place = fastFolder();
  await twoAtOnce([0, 1], async (half) => {
    const lane = createLane(join(place, String(half)));
    for (const [index, [point, nth]] of work.entries()) {
      if (index % 2 !== half) continue;
      await lane.run(point, nth, { prints: point.startsWith('print.') });
    }
    await heal(lane);
  });
}, 600_000);

test('kill -9 while a damaged file is set aside leaves it whole, and the next start goes on', async () => {
  const place = fastFolder();
  const good = createLane(join(place, 'good'));
  await good.run('');
  await good.run('sync.answered', 1);
  const points = crashPointsInCode().filter((name) => name.startsWith('salvage.'));
  const runs = points.flatMap((point) => [1, 2, 3].map((nth) => [point, nth] as const));
  await twoAtOnce(runs, async ([point, nth]) => {
    const lane = createLane(join(place, `${point}-${nth}`));
    lane.told.push(...good.told);
    copyFolder(good.dataDir, lane.dataDir);
    // In the first frame of the WAL: what follows is lost to SQLite.
    flipBit(`${stationPath(lane.dataDir)}-wal`, 200, 3);
    const ended = await runCrashing(program, { dataDir: lane.dataDir, point, nth, round: 90 });
    if (ended.end === 'killed') kills.set(point, (kills.get(point) ?? 0) + 1);
    lane.told.push(...ended.told);
    await heal(lane);
    const aside = readdirSync(lane.dataDir).filter((name) => name.includes('.damaged-'));
    expect(aside.filter((name) => !/-(wal|shm)$/.test(name))).toHaveLength(1);
  });
}, 120_000);

test('kill -9 while a restored disk gets a new incarnation, and while facts are taken over', async () => {
  const place = fastFolder();
  const lane = createLane(join(place, 'laptop'));
  await lane.run('');
  const older = join(place, 'older');
  mkdirSync(older);
  copyFolder(lane.dataDir, older);
  await lane.run('');
  for (const name of readdirSync(lane.dataDir))
    if (name.startsWith('station.sqlite')) rmSync(join(lane.dataDir, name));
  for (const name of readdirSync(older))
    if (name.startsWith('station.sqlite'))
      copyFileSync(join(older, name), join(lane.dataDir, name));
  // What was told after the copy was made is in the store only.
  const restored = createLane(lane.dataDir);
  expect(await restored.run('store.incarnation.committed')).toBe('killed');
  await heal(restored);

  const opened = await openStationApp({ dataDir: lane.dataDir });
  if (!opened.ok) throw new Error(opened.error.code);
  const made = await opened.value.ownStore.enrolmentCode({});
  if (!made.ok) throw new Error(made.error.code);
  const dead = createLane(join(place, 'dead'));
  await dead.run('fact.projected', 4, { code: made.value.code });
  await opened.value.close();
  expect(await restored.run('store.takeOver.told', 1, { takesOver: dead.dataDir })).toBe('killed');
  await restored.run('', 1, { takesOver: dead.dataDir });
  restored.told.push(...dead.told);
  await heal(restored);
}, 120_000);

test('kill -9 while mails go out leaves none unsent', async () => {
  const lane = createLane(join(fastFolder(), 'mails'));
  expect(await lane.run('mail.made', 2, { mails: true })).toBe('killed');
  expect(await lane.run('mail.sent', 1, { mails: true })).toBe('killed');
  expect(await lane.run('', 1, { mails: true })).toBe('done');
  const written = readdirSync(`${lane.dataDir}-mails`).filter((name) => name.endsWith('.eml'));
  expect(written).toHaveLength(3);
}, 120_000);

test('every place with a name was hit, 200 times in all', () => {
  const all = [...kills.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${all} kills at ${kills.size} places, 0 facts lost\n`);
  expect([...kills.keys()].toSorted()).toEqual(crashPointsInCode());
  expect(all).toBeGreaterThanOrEqual(200);
});

const twoAtOnce = async <Item>(
  items: readonly Item[],
  work_: (item: Item) => Promise<void>,
): Promise<void> => {
  const left = [...items];
  const one = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work_(item);
  };
  await Promise.all([one(), one()]);
};
