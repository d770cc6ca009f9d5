import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { logPages, openDatabase } from '#sqlite/openDatabase.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';

test('the bundle of the desktop shell has the thread that takes a database log over', async () => {
  const path = join(temporaryFolder(), 'any.sqlite');
  const opened = openDatabase({ path, migrations: [] });
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  onTestFinished(() => void database.close());
  database.exec('CREATE TABLE any (value TEXT)');
  const file = new URL('../../dist/electron/logThread.js', import.meta.url);
  const thread = new Worker(file, { workerData: path });
  thread.postMessage(true);
  expect(await once(thread, 'exit')).toEqual([0]);
  database.exec("INSERT INTO any VALUES ('a log that begins anew')");
  expect(logPages(database)).toBe(1);
});

test('the bundle of the desktop shell has the thread that reads lists', async () => {
  const thread = new Worker(new URL('../../dist/electron/listThread.js', import.meta.url));
  onTestFinished(() => thread.terminate().then(() => undefined));
  expect(await once(thread, 'message')).toEqual([{ kind: 'ready' }]);
  const heard: unknown[] = [];
  thread.on('message', (message) => heard.push(message));
  const file = { bytes: Buffer.from('First name\nAda\n'), fileName: 'list.csv' };
  thread.postMessage({ no: 1, call: 'read', given: [file] });
  await expect
    .poll(() => heard.at(-1), { timeout: 10_000 })
    .toMatchObject({
      kind: 'answer',
      no: 1,
      value: { ok: true, value: { headings: ['First name'], rowCount: 1 } },
    });
  // How often it says how far it is depends on the machine.
  expect(heard[0]).toMatchObject({ kind: 'progress' });
});
