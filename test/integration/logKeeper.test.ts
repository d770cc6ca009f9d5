import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openStationDatabase, stationFile } from '#station/database/openStationDatabase.ts';
import { logPages } from '#sqlite/openDatabase.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';

const open = (dataDir: string) => {
  const warnings: string[] = [];
  const log = { write: (_level: string, message: string) => void warnings.push(message) };
  const opened = openStationDatabase(dataDir, { log });
  if (!opened.ok) throw new Error(opened.error.code);
  const { database, logKeeper, close } = opened.value;
  onTestFinished(close);
  database.exec('CREATE TABLE written (no INTEGER PRIMARY KEY, filler BLOB)');
  const insert = database.prepare('INSERT INTO written VALUES (NULL, randomblob(40000))');
  return { database, logKeeper, warnings, write: () => insert.run() };
};

test('a log that is taken over beside whoever writes begins anew, and stays short', async () => {
  const { database, logKeeper, warnings, write } = open(temporaryFolder());
  let longest = 0;
  await logKeeper.during(async () => {
    for (let no = 0; no < 60; no += 1) {
      write();
      longest = Math.max(longest, logPages(database));
      await logKeeper.keepShort({ from: 100, most: 100 });
    }
  });
  await logKeeper.end();
  expect(longest).toBeLessThan(130);
  expect(warnings).toEqual([]);
  write();
  expect(logPages(database)).toBeLessThan(20);
});

test('where the thread cannot start, the log is kept short all the same, and that is said once', async () => {
  const dataDir = temporaryFolder();
  const { database, logKeeper, warnings, write } = open(dataDir);
  // Whoever has the file open goes on; nobody else can open it.
  rmSync(join(dataDir, stationFile));
  await logKeeper.during(async () => {
    for (let no = 0; no < 40; no += 1) {
      write();
      await logKeeper.keepShort({ from: 100, most: 100 });
    }
  });
  await logKeeper.end();
  expect(logPages(database)).toBeLessThan(130);
  expect(warnings).toEqual(['the log is taken over on the main thread']);
});

test.each([150, 400])(
  'kill -9 after %i commits, while the log is taken over, loses none of them',
  async (commits) => {
    const dataDir = temporaryFolder();
    const told = await killAfter(commits, dataDir);
    const { database } = openAgain(dataDir);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    const written = database.prepare('SELECT max(no) FROM written').pluck().get();
    expect(written).toBeGreaterThanOrEqual(told);
    expect(database.prepare('SELECT count(*) FROM written').pluck().get()).toBe(written);
  },
  30_000,
);

const openAgain = (dataDir: string) => {
  const opened = openStationDatabase(dataDir);
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(opened.value.close);
  return opened.value;
};

const program = fileURLToPath(new URL('../support/recovery/writeUntilKilled.ts', import.meta.url));

/** The number of the last commit that was told before the kill. */
const killAfter = (commits: number, dataDir: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (piece: Buffer) => {
      told += piece.toString();
      if (told.split('\n').length > commits) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', () => resolve(Number(told.split('\n').at(-2))));
  });
