import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { importListFile } from '#app/importListFile.ts';
import { openStationApp, type StationApp } from '#app/openStationApp.ts';
import { createStationClient, type StationClient } from '#shared/contract/transport.ts';
import { callOrFail } from '#test/support/callOrFail.ts';
import { makePlace, storeEnvironment, wordsFor } from '#test/support/server/makePlace.ts';

const program = fileURLToPath(new URL('../../app/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lanyard-two-'));
let storeWords: readonly string[] = [];
const apps: StationApp[] = [];
let store: ChildProcess | undefined;
let url = '';

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  store?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('two stations see each other’s check-ins, go on without the store, and agree afterwards', async () => {
  storeWords = wordsFor(await makePlace());
  url = await serve('0');
  const one = await joinAs('one');
  const list = join(folder, 'list.csv');
  writeFileSync(list, 'First name,Last name\nAda,Beispiel\nBo,Ng\nCem,Örnek\n');
  expect((await importListFile(one, { file: list })).ok).toBe(true);
  await callOrFail(one)('sync.now', {});
  const two = await joinAs('two');
  const { rows } = await callOrFail(two)('attendees.list', {});
  expect(rows).toHaveLength(3);
  const [ada, bo, cem] = rows.map(({ id }) => id);

  expect(await admit(one, ada)).toBe('admitted');
  await expect.poll(() => enteredCount(two), { timeout: 5000, interval: 20 }).toBe(1);
  expect(await admit(two, ada)).toBe('already_in');

  store?.kill('SIGKILL');
  expect([await admit(one, bo), await admit(two, cem)]).toEqual(['admitted', 'admitted']);
  await serve(new URL(url).port);
  await callOrFail(one)('sync.now', {});
  await callOrFail(two)('sync.now', {});
  await expect
    .poll(async () => [await enteredCount(one), await enteredCount(two)], { timeout: 30_000 })
    .toEqual([3, 3]);
}, 90_000);

/** The token store as a process of its own; gives its address. */
const serve = (port: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [program, 'server', 'serve', ...storeWords, '--port', port, '--json'],
      { stdio: ['ignore', 'pipe', 'inherit'], env: storeEnvironment },
    );
    store = child;
    child.once('error', reject);
    child.stdout.once('data', (line: Buffer) =>
      resolve(z.object({ url: z.string() }).parse(JSON.parse(line.toString())).url),
    );
  });

/** A station that joins by a one-time code, which another process makes. */
const joinAs = async (name: string): Promise<StationClient> => {
  const opened = await openStationApp({ dataDir: join(folder, name) });
  if (!opened.ok) throw new Error(opened.error.code);
  apps.push(opened.value);
  const station = createStationClient(opened.value.transport);
  const code = execFileSync(process.execPath, [program, 'server', 'enroll-code', ...storeWords], {
    env: storeEnvironment,
  });
  await callOrFail(station)('station.join', { code: code.toString().trim(), stationName: name });
  return station;
};

const admit = async (station: StationClient, attendeeId: string | undefined): Promise<string> =>
  (await callOrFail(station)('scans.admit', { attendeeId: attendeeId ?? '' })).code;

const enteredCount = async (station: StationClient): Promise<number> =>
  (await callOrFail(station)('checkpoints.read', {})).passed;
