import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStationApp } from '#app/openStationApp.ts';
import { listenTokenStore } from '#server/serve.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

/** A token store with a list, and stations that can be closed, copied and opened again. */
const setup = async () => {
  const { store: first, open: openStore, place } = await setupTokenStore();
  const databasePath = place.kind === 'sqlite' ? place.path : '';
  let store = first;
  let served = await listenTokenStore({ store });
  onTestFinished(() => served.close());
  const folder = temporaryFolder();
  const { port } = new URL(served.url);

  /** Stops the store, does something to its file, and starts it again at the same address. */
  const whileStopped = async (work: () => void): Promise<void> => {
    await served.close();
    await store.close();
    work();
    store = await openStore();
    served = await listenTokenStore({ store, port: Number(port) });
  };

  const open = async (name: string) => {
    const opened = await openStationApp({ dataDir: join(folder, name) });
    if (!opened.ok) throw new Error(opened.error.code);
    const app = opened.value;
    let isOpen = true;
    const close = async () => {
      if (isOpen) await app.close();
      isOpen = false;
    };
    onTestFinished(close);
    const station = createStationClient(app.transport);
    const people = async () => {
      const listed = await station.call('attendees.list', { limit: 100 });
      if (!listed.ok) throw new Error(listed.error.code);
      return listed.value.rows;
    };
    return {
      close,
      sync: async () => {
        const answered = await station.call('sync.now', {});
        if (!answered.ok) throw new Error(answered.error.code);
        return answered.value;
      },
      /** Lets somebody in, whom it adds where the list has no such name; gives the verdict. */
      admit: async (firstName: string) => {
        const known = (await people()).find((person) => person.firstName === firstName);
        const added = known ?? (await station.call('attendees.add', { firstName }));
        const attendeeId = 'id' in added ? added.id : added.ok ? added.value.attendeeId : null;
        const verdict = await station.call('scans.admit', { attendeeId: attendeeId ?? '' });
        return verdict.ok ? verdict.value.code : verdict.error.code;
      },
      names: async () => (await people()).map(({ firstName }) => firstName).toSorted(),
      inside: async () => {
        const read = await station.call('checkpoints.read', {});
        return read.ok ? read.value.passed : read.error.code;
      },
      join: async () => {
        const code = await store.enrolmentCode({ url: served.url });
        if (!code.ok) throw new Error(code.error.code);
        const joined = await station.call('station.join', { code: code.value.code });
        if (!joined.ok) throw new Error(joined.error.code);
      },
    };
  };
  /** Who was let in, by incarnation, as the store has it. */
  const incarnations = async () => {
    const event = await store.event();
    const { facts } = await store.readLog({ event: event?.id ?? '', after: 0, limit: 500 });
    const seen = new Map<number, number>();
    for (const { fact } of facts) {
      if (fact.kind === 'admitted')
        seen.set(fact.incarnation, (seen.get(fact.incarnation) ?? 0) + 1);
    }
    return Object.fromEntries(seen);
  };
  const copy = (from: string, to: string): void =>
    cpSync(join(folder, from), join(folder, to), { recursive: true });
  return {
    gaps: () => store.gaps(),
    setAside: () => store.setAside(),
    open,
    copy,
    incarnations,
    backUp: () => whileStopped(() => copyFileSync(databasePath, `${databasePath}.copy`)),
    restore: () => whileStopped(() => copyFileSync(`${databasePath}.copy`, databasePath)),
  };
};

test('a station on a restored disk gets a new incarnation, its lost facts back, and loses none', async () => {
  const { gaps, open, copy, incarnations } = await setup();
  const before = await open('desk');
  await before.join();
  expect(await before.admit('Ada')).toBe('admitted');
  await before.sync();
  await before.close();
  copy('desk', 'image');

  const meanwhile = await open('desk');
  expect([await meanwhile.admit('Bo'), await meanwhile.admit('Cem')]).toEqual([
    'admitted',
    'admitted',
  ]);
  expect(await meanwhile.sync()).toMatchObject({ state: 'online', waiting: 0 });
  await meanwhile.close();

  const restored = await open('image');
  expect(await restored.admit('Dia')).toBe('admitted');
  await expect.poll(restored.sync).toMatchObject({ state: 'online', waiting: 0, missing: 0 });
  expect(await restored.names()).toEqual(['Ada', 'Bo', 'Cem', 'Dia']);
  expect(await restored.inside()).toBe(4);
  expect(await restored.admit('Bo')).toBe('already_in_just_now');

  // Dia was let in before the station knew; where her line's place was taken, it stands in the new incarnation too.
  const other = await open('other');
  await other.join();
  expect([await other.names(), await other.inside()]).toEqual([await restored.names(), 4]);
  expect(await incarnations()).toEqual({ 1: 3, 2: 1 });
  expect(await gaps()).toEqual([]);
});

test('two machines with one key get different incarnations, and each knows what the other did', async () => {
  const { setAside, open, copy, incarnations } = await setup();
  const first = await open('desk');
  await first.join();
  await first.admit('Ada');
  await first.sync();
  await first.close();
  copy('desk', 'clone');

  const [one, two] = [await open('desk'), await open('clone')];
  await one.sync();
  await two.sync();
  const rounds = ['Bo', 'Cem', 'Dia'];
  for (const name of rounds) {
    expect(await Promise.all([one.admit(`${name} at one`), two.admit(`${name} at two`)])).toEqual([
      'admitted',
      'admitted',
    ]);
  }
  await expect
    .poll(
      async () => [await one.sync(), await two.sync(), await one.inside(), await two.inside()],
      {
        timeout: 10_000,
      },
    )
    .toMatchObject([{ waiting: 0 }, { waiting: 0 }, 7, 7]);
  const counted = await incarnations();
  expect(Object.values(counted).reduce((sum, count) => sum + count, 0)).toBe(7);
  expect(Object.keys(counted).length).toBeGreaterThan(1);
  // What lost its place is on the visible list, each line once.
  const reasons = (await setAside()).map(({ reason }) => reason);
  expect(new Set(reasons)).toEqual(new Set(['fork']));
});

test('a store that was restored from an older copy gets again what it lost', async () => {
  const { open, backUp, restore, incarnations } = await setup();
  const desk = await open('desk');
  await desk.join();
  await desk.admit('Ada');
  await desk.sync();
  await backUp();
  await desk.admit('Bo');
  await expect.poll(desk.sync).toMatchObject({ state: 'online', waiting: 0 });
  const other = await open('other');
  await other.join();
  await other.admit('Cem');
  await expect.poll(other.sync).toMatchObject({ state: 'online', waiting: 0 });
  await expect.poll(async () => [await desk.sync(), await desk.inside()]).toMatchObject([{}, 3]);
  expect(await incarnations()).toEqual({ 1: 3 });

  await restore();
  // The other station is a stranger to this older copy; whom it let in, the desk knows and keeps.
  await expect.poll(desk.sync).toMatchObject({ state: 'online', waiting: 0 });
  expect(await incarnations()).toEqual({ 1: 2 });
  expect([await desk.admit('Bo'), await desk.admit('Cem'), await desk.inside()]).toEqual([
    'already_in_just_now',
    'already_in',
    3,
  ]);
});

test('a station that was away while a restored store went on with other facts hears of those too', async () => {
  const { open, backUp, restore } = await setup();
  const [desk, door, lost] = [await open('desk'), await open('door'), await open('lost')];
  for (const station of [desk, door, lost]) await station.join();
  await desk.admit('Ada');
  await desk.sync();
  await backUp();
  await lost.admit('Bo');
  await expect.poll(lost.sync).toMatchObject({ state: 'online', waiting: 0 });
  await expect
    .poll(async () => [await door.sync(), await door.names()])
    .toMatchObject([{ state: 'online' }, ['Ada', 'Bo']]);
  await door.close();
  await lost.close();

  await restore();
  // As many facts and more: where the door's log ended there is another fact now.
  for (const name of ['Cem', 'Dia']) await desk.admit(name);
  await expect.poll(desk.sync).toMatchObject({ state: 'online', waiting: 0 });
  const again = await open('door');
  await expect
    .poll(async () => [await again.sync(), await again.names()])
    .toMatchObject([{ state: 'online' }, ['Ada', 'Bo', 'Cem', 'Dia']]);
  expect(await again.inside()).toBe(4);
  // Once is enough: what came since is its log now.
  const { position } = await again.sync();
  await desk.admit('Eve');
  await expect
    .poll(async () => [await desk.sync(), await again.sync()])
    .toMatchObject([{ waiting: 0 }, { state: 'online', position: position + 2 }]);
});
