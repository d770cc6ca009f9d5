import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStationApp } from '#app/openStationApp.ts';
import { listenTokenStore, type RunningTokenStore } from '#server/serve.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { openBadNetwork, type Weather } from '#test/support/network/badNetwork.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

/** A station whose way to the token store leads through a network that can be spoiled. */
const setup = async () => {
  const { store } = await setupTokenStore();
  let served: RunningTokenStore = await listenTokenStore({ store });
  const network = await openBadNetwork(() => served.url);
  let addresses = [{ name: 'wlan0', address: '192.0.2.7' }];
  const opened = await openStationApp({
    dataDir: join(temporaryFolder(), 'station'),
    networkAddresses: () => addresses,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(async () => {
    await opened.value.close();
    await network.close();
    await served.close();
  });
  const station = createStationClient(opened.value.transport);
  const enrolmentCode = async () => {
    const made = await store.enrolmentCode({ url: network.url });
    if (!made.ok) throw new Error(made.error.code);
    return made.value.code;
  };
  let added = 0;
  return {
    store,
    network,
    connectElsewhere: () => {
      addresses = [{ name: 'wlan0', address: '198.51.100.7' }];
    },
    station,
    enrolmentCode,
    join: async () => {
      const joined = await station.call('station.join', { code: await enrolmentCode() });
      if (!joined.ok) throw new Error(joined.error.code);
    },
    /** Something that the store has to hear of. */
    addSomebody: async () => {
      added += 1;
      const walkIn = { firstName: 'Walk-in', lastName: `No ${added}`, despiteDuplicates: true };
      expect(await station.call('attendees.add', walkIn)).toMatchObject({ ok: true });
    },
    sync: async () => {
      const answered = await station.call('sync.now', {});
      if (!answered.ok) throw new Error(answered.error.code);
      return answered.value;
    },
    state: async () => {
      const status = await station.call('station.status', {});
      if (!status.ok) throw new Error(status.error.code);
      return status.value.sync;
    },
    /** What the store has of the station's own facts, by their place in the journal. */
    arrived: async () => {
      const event = await store.event();
      const { facts } = await store.readLog({ event: event?.id ?? '', after: 0, limit: 500 });
      return facts.flatMap(({ fact }) => (fact.kind === 'attendeeAdded' ? [fact.seq] : []));
    },
    restartStore: async () => {
      const { port } = new URL(served.url);
      await served.close();
      return async () => {
        served = await listenTokenStore({ store, port: Number(port) });
      };
    },
  };
};

const weathers: readonly (readonly [Weather, string])[] = [
  ['portal page', 'portal'],
  ['not found', 'portal'],
  ['redirect', 'portal'],
  ['bad gateway', 'portal'],
  ['answer to another', 'portal'],
  ['empty answer', 'portal'],
  ['cut off', 'offline'],
  ['gone', 'offline'],
];

test.each(weathers)(
  '%s: never taken for an answer, nothing is dropped, and it goes on by itself',
  async (weather, state) => {
    const { network, join: joinStore, addSomebody, sync, state: stateNow, arrived } = await setup();
    await joinStore();
    await addSomebody();
    expect(await sync()).toMatchObject({ state: 'online', waiting: 0 });

    network.turn(weather);
    await addSomebody();
    await addSomebody();
    await expect.poll(sync, { timeout: 8000 }).toMatchObject({ state, waiting: 2 });
    expect(network.met(weather)).toBeGreaterThan(0);

    network.turn('clear');
    // Nobody asks for it: the station tries again.
    await expect
      .poll(stateNow, { timeout: 15_000, interval: 50 })
      .toMatchObject({ state: 'online', waiting: 0 });
    expect(await arrived()).toEqual([1, 2, 3]);
  },
);

test('a store that goes away in the middle is waited for, and hears everything once', async () => {
  const { join: joinStore, addSomebody, sync, state, arrived, restartStore } = await setup();
  await joinStore();
  await addSomebody();
  await sync();
  const start = await restartStore();
  await addSomebody();
  // The network's answer for a store that is gone: a connection that ends.
  await expect.poll(sync, { timeout: 8000 }).toMatchObject({ state: 'offline', waiting: 1 });
  await start();
  await expect
    .poll(state, { timeout: 15_000, interval: 50 })
    .toMatchObject({ state: 'online', waiting: 0 });
  expect(await arrived()).toEqual([1, 2]);
});

test('a station that was away for long is back at once when its machine gets another network', async () => {
  const { network, connectElsewhere, join: joinStore, addSomebody, sync, state } = await setup();
  await joinStore();
  network.turn('gone');
  await addSomebody();
  // After so many failures the next try by itself is a quarter of a minute away at least.
  for (let no = 0; no < 9; no += 1) await sync();
  network.turn('clear');
  expect(await state()).toMatchObject({ state: 'offline', waiting: 1 });
  connectElsewhere();
  await expect
    .poll(state, { timeout: 5000, interval: 50 })
    .toMatchObject({ state: 'online', waiting: 0 });
});

test('joining through a captive portal says that no store answered, and works afterwards', async () => {
  const { network, station, enrolmentCode, state } = await setup();
  const code = await enrolmentCode();
  for (const [weather, problem] of [
    ['portal page', 'not_a_store'],
    ['redirect', 'not_a_store'],
    ['gone', 'store_unreachable'],
    // The store took the code, but its answer got lost: the same code works again for the same station.
    ['cut off', 'store_unreachable'],
  ] as const) {
    network.turn(weather);
    const refused = await station.call('station.join', { code });
    expect([weather, refused]).toEqual([weather, { ok: false, error: { code: problem } }]);
    expect(await state()).toMatchObject({ state: 'none' });
  }
  network.turn('clear');
  expect(await station.call('station.join', { code })).toMatchObject({ ok: true });
  expect(await state()).toMatchObject({ state: 'online', waiting: 0 });
});
