import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStationApp } from '#app/openStationApp.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import { listenTokenStore, type RunningTokenStore } from '#server/serve.ts';
import { signCode } from '#shared/codes/signCode.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { loadOrCreateStationKey } from '#station/keys/stationKey.ts';
import { openBadNetwork } from '#test/support/network/badNetwork.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { snapshotOf } from '#test/support/server/snapshotOf.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const setup = async () => {
  const { store } = await setupTokenStore();
  const served: RunningTokenStore = await listenTokenStore({ store });
  const network = await openBadNetwork(() => served.url);
  onTestFinished(async () => {
    await network.close();
    await served.close();
  });
  const open = async (dataDir = join(temporaryFolder(), 'station')) => {
    const opened = await openStationApp({ dataDir });
    if (!opened.ok) throw new Error(opened.error.code);
    let isOpen = true;
    const close = async () => {
      if (isOpen) await opened.value.close();
      isOpen = false;
    };
    onTestFinished(close);
    const { call } = createStationClient(opened.value.transport);
    return {
      call,
      close,
      dataDir,
      join: async () => {
        const code = await store.enrolmentCode({ url: network.url });
        if (!code.ok) throw new Error(code.error.code);
        const joined = await call('station.join', { code: code.value.code });
        return joined.ok ? joined.value.stationId : joined.error.code;
      },
      add: async (firstName: string) => {
        const added = await call('attendees.add', { firstName });
        return added.ok ? (added.value.attendeeId ?? '') : added.error.code;
      },
      sync: async () => {
        const synced = await call('sync.now', {});
        if (!synced.ok) throw new Error(synced.error.code);
        return synced.value;
      },
      status: async () => {
        const status = await call('station.status', {});
        if (!status.ok) throw new Error(status.error.code);
        return status.value;
      },
    };
  };
  /** Every name that the store heard of. */
  const heard = async () => {
    const event = await store.event();
    const { facts } = await store.readLog({ event: event?.id ?? '', after: 0, limit: 500 });
    return facts.flatMap(({ fact }) =>
      fact.kind === 'attendeeAdded' ? [/"firstName":"(\w+)"/.exec(JSON.stringify(fact))?.[1]] : [],
    );
  };
  return { store, network, open, heard };
};

const textOf = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n');

test('a revoked station that hears of it late delivers its outbox, wipes its list and refuses scans', async () => {
  const { store, network, open, heard } = await setup();
  const desk = await open();
  const id = await desk.join();
  const ada = await desk.add('Adalberta');
  await expect.poll(desk.sync).toMatchObject({ state: 'online', waiting: 0 });

  network.turn('gone');
  await desk.add('Bonifatius');
  expect(await store.revokeStation(id)).toMatchObject({ ok: true });
  expect(await desk.sync()).toMatchObject({ state: 'offline', waiting: 1 });
  // Nobody told it yet: it goes on as it must.
  expect(await desk.call('scans.admit', { attendeeId: ada })).toMatchObject({ ok: true });
  network.turn('clear');
  await expect.poll(desk.sync, { timeout: 10_000 }).toMatchObject({ state: 'revoked', waiting: 0 });

  expect(await heard()).toEqual(['Adalberta', 'Bonifatius']);
  expect(await desk.status()).toMatchObject({ event: null, attendees: 0, stationId: id });
  expect([
    await desk.call('scans.submit', { text: 'LE1' }),
    await desk.call('scans.admit', { attendeeId: ada }),
  ]).toEqual(Array.from({ length: 2 }, () => ({ ok: false, error: { code: 'revoked' } })));
  const found = await desk.call('attendees.search', { query: 'adalberta' });
  expect(found.ok && found.value.rows).toEqual([]);
  // Not only the tables: the file and the log beside it have no page left of anybody.
  expect(textOf(desk.dataDir)).not.toMatch(/Adalberta|Bonifatius/);

  // Opened again it is a new station, with a key of its own.
  await desk.close();
  const again = await open(desk.dataDir);
  expect(await again.status()).toMatchObject({ stationId: null, sync: { state: 'none' } });
  const renewed = await again.join();
  expect([renewed === id, renewed.length]).toEqual([false, id.length]);
  expect((await store.stations()).map(({ isRevoked }) => String(isRevoked)).toSorted()).toEqual([
    'false',
    'true',
  ]);
}, 60_000);

test('only the store’s own signature makes a station wipe its list', async () => {
  const { network, open } = await setup();
  const desk = await open();
  await desk.join();
  await desk.add('Ada');
  await desk.sync();
  network.turn('false revocation');
  await expect.poll(desk.sync).toMatchObject({ state: 'refused' });
  expect(await desk.status()).toMatchObject({ attendees: 1 });
  network.turn('clear');
  await expect.poll(desk.sync, { timeout: 10_000 }).toMatchObject({ state: 'online' });
}, 30_000);

test('others hear of it, and what the revoked station signed is marked from then on', async () => {
  const { store, open } = await setup();
  const [desk, other] = [await open(), await open()];
  const id = await desk.join();
  await other.join();
  const ada = await desk.add('Ada');
  await desk.call('scans.admit', { attendeeId: ada });
  expect(await desk.call('badges.save', { attendeeId: ada, reason: '' })).toMatchObject({
    ok: true,
  });
  await expect.poll(desk.sync).toMatchObject({ state: 'online', waiting: 0 });
  const badge = async (generation: number) =>
    signedBadge(store, { dataDir: desk.dataDir, attendee: ada, generation });
  const scan = async (text: string) => {
    await other.sync();
    const verdict = await other.call('scans.submit', { text });
    return verdict.ok ? [verdict.value.code, verdict.value.lowerAssurance] : verdict.error.code;
  };
  expect(await scan(await badge(1))).toEqual(['already_in', false]);

  await store.revokeStation(id);
  // Its journal has this badge: it counts, and staff are told to look at the name.
  expect(await scan(await badge(1))).toEqual(['already_in', true]);
  // Whoever has the station's key can sign more; its journal knows nothing of them.
  expect(await scan(await badge(2))).toEqual(['unknown_key', false]);
}, 30_000);

/** A badge as the thief of a station can make it: with the key from its folder. */
const signedBadge = async (
  store: TokenStore,
  made: { readonly dataDir: string; readonly attendee: string; readonly generation: number },
): Promise<string> => {
  const event = await store.event();
  if (event === null) throw new Error('no event');
  const { privateKey, publicKey } = await loadOrCreateStationKey(made.dataDir, {
    random: randomBytes,
  });
  const station = await store.stationByKey(publicKey.x);
  let subject = '';
  for await (const line of snapshotOf(store, event.id)) {
    if (line.type === 'attendee' && line.attendee.id === made.attendee) {
      ({ subject } = line.attendee);
    }
  }
  return signCode({
    prefix: 'LB1',
    keyId: station?.key_id ?? '',
    privateKey,
    payload: {
      event: event.number,
      subject,
      generation: made.generation,
      notBeforeMinutes: 0,
      expiresMinutes: Math.ceil(event.endsAt / 60_000),
    },
  });
};
