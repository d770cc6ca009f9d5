import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';
import type { StorePlace } from '#server/database/openBackend.ts';
import { lockFolder } from '#sqlite/lockFolder.ts';
import { runSql } from '#test/support/postgres/testDatabases.ts';
import { fillStore } from '#test/support/server/fillStore.ts';
import {
  keySecret,
  makePlace,
  storeEnvironment,
  temporaryFolder,
} from '#test/support/server/makePlace.ts';
import { createMemoryLog, setupTokenStore } from '#test/support/server/setupTokenStore.ts';
import { snapshotOf } from '#test/support/server/snapshotOf.ts';
import { runProgram } from '#test/support/program.ts';

/** A filled store in a folder, and an empty database to move it to. */
const setup = async () => {
  const folder = temporaryFolder();
  const from: StorePlace = { kind: 'sqlite', path: join(folder, 'store.sqlite') };
  const { store } = await setupTokenStore({ at: from });
  await store.rememberAddress('http://store.test');
  await fillStore(store);
  const before = await seenOf(store);
  await store.close();
  const to = await makePlace();
  if (to.kind !== 'postgres') throw new Error('this test is about PostgreSQL');
  const move = () =>
    runProgram(
      'app/cli/main.ts',
      ['server', 'migrate', '--data', folder, '--to', to.url, '--json'],
      {
        env: storeEnvironment,
      },
    );
  return { folder, from, to, before, move };
};

/** All that stations and people would see of a store. */
const seenOf = async (store: TokenStore) => {
  const event = await store.event();
  const id = event?.id ?? '';
  const snapshot = [];
  for await (const line of snapshotOf(store, id)) {
    snapshot.push(line.type === 'snapshot' ? { ...line, storeTime: 0 } : line);
  }
  const attendee = snapshot.flatMap((line) =>
    line.type === 'attendee' ? [line.attendee.id] : [],
  )[0];
  return {
    event,
    snapshot,
    log: await store.readLog({ event: id, after: 0, limit: 1000 }),
    code: await store.issueCode({ attendeeId: attendee ?? '', medium: 'entry' }),
    nonceSecret: await store.nonceSecret(),
    address: await store.address(),
  };
};

const sumsOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /^store\.sqlite($|\.(rehearsal-)?key)/.test(name))
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );

const open = async (place: StorePlace): Promise<TokenStore> => {
  const log = createMemoryLog();
  const opened = await createTokenStore({ place, clock: Date.now, random: randomBytes, log });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(() => opened.value.close());
  return opened.value;
};

test('a store moves to PostgreSQL with all it has, and its folder stays as it was', async () => {
  const { folder, to, before, move } = await setup();
  const sums = sumsOf(folder);
  const moved = move();
  expect([moved.status, JSON.parse(moved.stdout)]).toMatchObject([
    0,
    {
      rows: { facts: before.log.last, attendees: 240, stations: 2, set_aside: 2, events: 1 },
      endOfLog: before.log.last,
      chains: 3,
      broken: 0,
    },
  ]);
  expect(sumsOf(folder)).toEqual(sums);
  expect(await seenOf(await open(to))).toEqual(before);

  const again = move();
  expect([again.status, JSON.parse(again.stderr)]).toMatchObject([
    1,
    { error: { code: 'target_not_empty' } },
  ]);
});

test('nothing is moved while the store is served, nor to a database that has something', async () => {
  const { folder, to, move } = await setup();
  const codeOf = (ended: ReturnType<typeof move>): unknown => JSON.parse(ended.stderr);
  const lock = lockFolder(folder, 'store');
  if (!lock.ok) throw new Error('in use');
  expect(codeOf(move())).toMatchObject({ error: { code: 'still_served' } });
  lock.value.release();
  const target = await open({ ...to, keySecret });
  await target.rememberAddress('http://elsewhere.test');
  expect(codeOf(move())).toMatchObject({ error: { code: 'target_not_empty' } });
  expect(await runSql(to.url, 'SELECT count(*)::text AS count FROM facts')).toEqual([
    { count: '0' },
  ]);
});
