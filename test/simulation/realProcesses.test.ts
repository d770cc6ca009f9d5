import SqliteDatabase from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { importListFile } from '#app/importListFile.ts';
import { openStationApp } from '#app/openStationApp.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { Fact } from '#shared/model/fact.ts';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';
import { openBadNetwork, type BadNetwork, type Weather } from '#test/support/network/badNetwork.ts';
import { createDraw, type Draw } from './engine/createDraw.ts';
import { standings } from './invariants/oracle.ts';
import { createStationProcess, type StationProcess } from './processes/stationProcess.ts';
import { createStoreProcess, type StoreProcess } from './processes/storeProcess.ts';

const stationCount = 8;
const peopleCount = 120;
const scanningMs = 60_000;
const faults: readonly Weather[] = [
  'portal page',
  'not found',
  'redirect',
  'bad gateway',
  'cut off',
  'answer to another',
  'empty answer',
  'gone',
];

test('eight stations and a store as real processes agree after a minute of faults', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-processes-'));
  const store = createStoreProcess(join(folder, 'store'));
  const networks: BadNetwork[] = [];
  const stations: StationProcess[] = [];
  onTestFinished(async () => {
    await Promise.all([store.kill(), ...stations.map((station) => station.kill())]);
    await Promise.all(networks.map((network) => network.close()));
    rmSync(folder, { recursive: true, force: true });
  });
  await store.start();
  const people = await importPeople(store, folder);
  for (let no = 0; no < stationCount; no += 1) {
    const network = await openBadNetwork(store.url);
    networks.push(network);
    const name = `Desk ${no}`;
    const code = store.enrolmentCode(network.url);
    stations.push(createStationProcess({ dataDir: join(folder, name), code, name }));
  }
  await Promise.all(stations.map((station) => station.start()));

  await scanThroughFaults({ store, stations, networks, people, draw: createDraw(8, 'processes') });
  await heal(stations, networks);
  await Promise.all(stations.map((station) => station.close()));
  await store.kill();

  const log = readLog(join(folder, 'store', 'store.sqlite'));
  const found = stations.map((station) => compare(station, log));
  process.stdout.write(summary({ log, stations, networks }));
  expect(found).toEqual(stations.map(() => ({ lost: [], waiting: 0, absent: 0, differing: 0 })));
  expect(stations.reduce((sum, { told }) => sum + told.length, 0)).toBeGreaterThan(300);
}, 300_000);

/** A list of people at the store, imported by a station of the organiser's. */
const importPeople = async (store: StoreProcess, folder: string): Promise<readonly string[]> => {
  const opened = await openStationApp({ dataDir: join(folder, 'organiser') });
  if (!opened.ok) throw new Error(opened.error.code);
  const station = createStationClient(opened.value.transport);
  await station.call('station.join', { code: store.enrolmentCode(store.url()) });
  const list = join(folder, 'list.csv');
  const rows = Array.from({ length: peopleCount }, (_, no) => `Guest,Number ${no}`);
  writeFileSync(list, ['First name,Last name', ...rows, ''].join('\n'));
  const imported = await importListFile(station, { file: list });
  if (!imported.ok) throw new Error(imported.error.code);
  await station.call('sync.now', {});
  const listed = await station.call('attendees.list', { limit: 1000 });
  await opened.value.close();
  return listed.ok ? listed.value.rows.map(({ id }) => id) : [];
};

/** A minute at the doors: overlapping people, changing networks, and one kill -9 of a station and of the store. */
const scanThroughFaults = async (venue: {
  readonly store: StoreProcess;
  readonly stations: readonly StationProcess[];
  readonly networks: readonly BadNetwork[];
  readonly people: readonly string[];
  readonly draw: Draw;
}): Promise<void> => {
  const { store, stations, networks, people, draw } = venue;
  const end = Date.now() + scanningMs;
  const kills = (async () => {
    await pause(scanningMs / 3);
    await stations[2]?.kill();
    await stations[2]?.start();
    await pause(scanningMs / 6);
    await store.kill();
    await pause(3000);
    await store.start();
  })();
  for (let turn = 0; Date.now() < end; turn += 1) {
    if (turn % 5 === 0) draw.pick(networks).turn(draw.chance(0.45) ? 'clear' : draw.pick(faults));
    draw.pick(stations).admit(draw.pick(people), draw.chance(0.1));
    await pause(80);
  }
  await kills;
};

/** Good networks, until every station has told and heard everything. */
const heal = async (
  stations: readonly StationProcess[],
  networks: readonly BadNetwork[],
): Promise<void> => {
  for (const network of networks) network.turn('clear');
  const isDone = async (): Promise<boolean> => {
    const states = await Promise.all(stations.map((station) => station.sync()));
    const end = Math.max(...states.map(({ position }) => position));
    return states.every(({ waiting, position }) => waiting === 0 && position === end);
  };
  await expect.poll(isDone, { timeout: 45_000, interval: 500 }).toBe(true);
};

const readLog = (path: string): readonly Fact[] => {
  const database = new SqliteDatabase(path, { readonly: true });
  const rows = database
    .prepare<[], { data: string }>('SELECT data FROM facts ORDER BY position')
    .all();
  database.close();
  return rows.map(({ data }) => Fact.parse(JSON.parse(data)));
};

/** I1, I5 and I2 of one station: verdicts the store knows nothing of; facts that wait or are absent; other first entries. */
const compare = ({ dataDir, told }: StationProcess, log: readonly Fact[]) => {
  const opened = openStationDatabase(dataDir);
  if (!opened.ok) throw new Error(opened.error.code);
  const { facts, presence, close } = opened.value;
  const inLog = new Set(log.map(({ id }) => id));
  const here = new Set(facts.page(0, 100_000).map(({ id }) => id));
  const passes = log.filter(({ kind }) => kind === 'admitted');
  const differing = [...standings(log)].filter(([key, { firstAt }]) => {
    const [attendee = '', checkpoint = ''] = key.split(' at ');
    return presence.firstAt(checkpoint, attendee) !== firstAt;
  });
  const found = {
    lost: told.filter((id) => !inLog.has(id)),
    waiting: facts.waiting(),
    absent: passes.filter(({ id }) => !here.has(id)).length,
    differing: differing.length,
  };
  close();
  return found;
};

const summary = (venue: {
  readonly log: readonly Fact[];
  readonly stations: readonly StationProcess[];
  readonly networks: readonly BadNetwork[];
}): string => {
  const { log, stations, networks } = venue;
  const first = log.filter(({ kind, body }) => kind === 'admitted' && body['again'] !== true);
  const entered = new Set(first.map(({ attendee, checkpoint }) => `${attendee} ${checkpoint}`));
  const met = (weather: Weather): number =>
    networks.reduce((sum, network) => sum + network.met(weather), 0);
  const retries = faults.reduce((sum, fault) => sum + met(fault), 0);
  const told = stations.reduce((sum, station) => sum + station.told.length, 0);
  return [
    `\n${told} verdicts, ${log.length} facts, ${entered.size} people entered, ${first.length - entered.size} doubles`,
    `${met('clear')} requests went through, ${retries} were spoiled and tried again:`,
    ...faults.map((fault) => `${String(met(fault)).padStart(6)} ${fault}`),
    'one station and the store killed and started again\n',
  ].join('\n');
};
