import { randomBytes } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { importListFile } from '#app/importListFile.ts';
import { openStationApp, type StationApp } from '#app/openStationApp.ts';
import { signCode } from '#shared/codes/signCode.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import { listenTokenStore } from '#server/serve.ts';
import { loadOrCreateStationKey } from '#station/keys/stationKey.ts';
import { callOrFail } from '#test/support/callOrFail.ts';
import { openBadNetwork } from '#test/support/network/badNetwork.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const openLaptop = async () => {
  const dataDir = temporaryFolder();
  const opened = await openStationApp({
    dataDir,
    networkAddresses: () => [{ name: 'lan', address: '127.0.0.2' }],
  });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(() => opened.value.close());
  const client = createStationClient(opened.value.transport);
  const call = callOrFail(client);
  return { app: opened.value, client, call, dataDir };
};
type Laptop = Awaited<ReturnType<typeof openLaptop>>;

/** A store in the world, a hub at a venue with two desks, one desk in the world; the hub's line may be cut. */
const openVenue = async () => {
  const path = join(temporaryFolder(), 'store.sqlite');
  const { store, time, open } = await setupTokenStore({ at: { kind: 'sqlite', path } });
  time.now = Date.now();
  let served = await listenTokenStore({ store });
  onTestFinished(() => served.close());
  const { port } = new URL(served.url);
  let current = store;
  /** Stops the store, does something to its file, and starts it again at the same address. */
  const whileStopped = async (work: (file: string) => void): Promise<TokenStore> => {
    await served.close();
    await current.close();
    work(path);
    current = await open();
    served = await listenTokenStore({ store: current, port: Number(port) });
    return current;
  };
  const line = await openBadNetwork(() => served.url);
  onTestFinished(() => line.close());

  const office = await openLaptop();
  await office.call('station.join', { code: await codeOf(store, { url: served.url }) });
  const list = join(temporaryFolder(), 'list.csv');
  const names = Array.from({ length: 12 }, (_, no) => `Ada ${no},Beispiel`);
  writeFileSync(list, ['First name,Last name', ...names].join('\n'));
  expect((await importListFile(office.client, { file: list })).ok).toBe(true);
  await office.call('sync.now', {});

  const hub = await openLaptop();
  await hub.call('hub.joinUpstream', {
    code: await codeOf(store, { url: line.url, forHub: true }),
    stationName: 'Venue',
  });
  await hub.call('hub.change', { isOn: true, interfaceName: 'lan' });
  const desks = [await openLaptop(), await openLaptop()] as const;
  for (const desk of desks) {
    const { code } = await hub.call('station.enrolmentCode', {});
    await desk.call('station.join', { code });
  }
  return { store, whileStopped, line, office, hub, desks, laptops: [office, hub, ...desks] };
};

const codeOf = async (
  store: TokenStore,
  options: { readonly url: string; readonly forHub?: boolean },
): Promise<string> => {
  const made = await store.enrolmentCode(options);
  if (!made.ok) throw new Error(made.error.code);
  return made.value.code;
};

const people = async (laptop: Laptop): Promise<readonly string[]> => {
  const { rows } = await laptop.call('attendees.list', { limit: 100 });
  return rows.map(({ id }) => id).toSorted();
};

const admit = (laptop: Laptop, attendeeId = '') => laptop.call('scans.admit', { attendeeId });

const entered = (laptops: readonly Laptop[]): Promise<readonly number[]> =>
  Promise.all(laptops.map(async ({ call }) => (await call('checkpoints.read', {})).passed));

/** Identities of the whole log with their hashes, in no order. */
const logOf = async (store: TokenStore): Promise<readonly string[]> => {
  const event = (await store.event())?.id ?? '';
  const lines: string[] = [];
  for (let after = 0; ;) {
    const { facts } = await store.readLog({ event, after, limit: 500 });
    const last = facts.at(-1);
    if (last === undefined) return lines.toSorted();
    after = last.position;
    lines.push(
      ...facts.map(({ fact }) => `${fact.station}/${fact.incarnation}/${fact.seq} ${fact.hash}`),
    );
  }
};

const agreed = { timeout: 20_000, interval: 50 };

describe('a hub of another store', () => {
  test('passes on that a personal link of its store was read at one of its stations', async () => {
    const { store, desks, office, hub } = await openVenue();
    const [subject = ''] = await people(office);
    const issued = await store.links.issue([
      { kind: 'app', subject, actor: 'terminal', reason: 'invitation' },
    ]);
    const [given] = issued.ok ? issued.value : [];
    if (given === undefined) throw new Error('not issued');
    await desks[0].call('sync.now', {});
    await expect
      .poll(async () => (await hub.call('hub.read', {})).upstream?.sync.state, agreed)
      .toBe('online');
    const text = given.text.reveal();
    expect((await desks[0].call('scans.submit', { text })).code).toBe('private_link');
    const lines = () => store.audit({ action: ['link.exposed'], limit: 9 });
    await expect.poll(lines, agreed).toMatchObject([{ handle: given.link.handle }]);
  });

  test('lets all stations agree, each fact once, also after its line was cut for a while', async () => {
    const { store, line, office, hub, desks, laptops } = await openVenue();
    const ids = await people(office);
    expect(ids).toHaveLength(12);
    for (const laptop of laptops) await expect.poll(() => people(laptop), agreed).toEqual(ids);

    expect((await admit(desks[0], ids[0])).code).toBe('admitted');
    await expect.poll(() => entered(laptops), agreed).toEqual([1, 1, 1, 1]);
    expect((await admit(office, ids[0])).code).toBe('already_in');

    line.turn('gone');
    expect((await admit(desks[0], ids[1])).code).toBe('admitted');
    await expect.poll(() => entered([desks[1]]), agreed).toEqual([2]);
    expect((await admit(desks[1], ids[1])).code).toBe('already_in');
    // The same person at both ends: both are let in, and all agree afterwards who was first.
    expect((await admit(desks[1], ids[2])).code).toBe('admitted');
    expect((await admit(office, ids[2])).code).toBe('admitted');
    expect((await admit(office, ids[3])).code).toBe('admitted');
    expect((await admit(hub, ids[4])).code).toBe('admitted');
    expect((await hub.call('hub.read', {})).upstream?.sync).toMatchObject({ state: 'offline' });

    line.turn('clear');
    await expect.poll(() => entered(laptops), agreed).toEqual([5, 5, 5, 5]);
    await expect
      .poll(async () => (await hub.call('hub.read', {})).upstream?.sync, agreed)
      .toMatchObject({ state: 'online', waiting: 0 });
    const upstreamLog = await logOf(store);
    expect(await logOf(hub.app.store)).toEqual(upstreamLog);
    expect(new Set(upstreamLog).size).toBe(upstreamLog.length);
    expect(await store.setAside()).toEqual([]);
    expect(await hub.app.store.setAside()).toEqual([]);
    const entries = await Promise.all(
      laptops.map(({ call }) => call('attendees.profile', { attendeeId: ids[2] ?? '' })),
    );
    const firstAt = entries.map(({ enteredAt }) => enteredAt);
    expect(new Set(firstAt).size).toBe(1);
  }, 60_000);

  test('delivers again what a restored store lost, though others filled its places meanwhile', async () => {
    const { whileStopped, line, office, desks, laptops } = await openVenue();
    const ids = await people(office);
    await whileStopped((file) => copyFileSync(file, `${file}.copy`));
    await admit(desks[0], ids[0]);
    await admit(desks[1], ids[1]);
    await expect.poll(() => entered(laptops), agreed).toEqual([2, 2, 2, 2]);
    line.turn('gone');
    const restored = await whileStopped((file) => copyFileSync(`${file}.copy`, file));
    for (const id of ids.slice(2, 6)) await admit(office, id);
    await expect
      .poll(() => office.call('sync.now', {}), agreed)
      .toMatchObject({ state: 'online', waiting: 0 });
    line.turn('clear');
    await expect.poll(() => entered(laptops), agreed).toEqual([6, 6, 6, 6]);
    await expect
      .poll(async () => (await logOf(restored)).length, agreed)
      .toBe((await logOf(laptops[1]?.app.store ?? restored)).length);
  }, 60_000);

  test('vouches for its stations: a badge code of one is good at a station of the other store', async () => {
    const { office, hub, desks } = await openVenue();
    const [id = ''] = await people(office);
    await desks[0].call('badges.save', { attendeeId: id, reason: '' });
    const badge = await badgeCodeBy(desks[0], hub.app, id);
    // Genuine, and just not what lets anybody in the first time.
    await expect
      .poll(async () => (await office.call('scans.submit', { text: badge })).code, agreed)
      .toBe('wrong_medium');
    const { privateKey } = await loadOrCreateStationKey(temporaryFolder(), { random: randomBytes });
    const forged = await badgeCodeBy(desks[0], hub.app, id, privateKey);
    expect((await office.call('scans.submit', { text: forged })).code).toBe('forged');
  }, 60_000);

  test('is refused by a code that was made for a station, and a station by one for a hub', async () => {
    const { store } = await setupTokenStore();
    const served = await listenTokenStore({ store });
    onTestFinished(() => served.close());
    const laptop = await openLaptop();
    const forStation = await codeOf(store, { url: served.url });
    const forHub = await codeOf(store, { url: served.url, forHub: true });
    const refused = { ok: false, error: { code: 'code_refused' } };
    expect(await laptop.client.call('hub.joinUpstream', { code: forStation })).toMatchObject(
      refused,
    );
    expect(await laptop.client.call('station.join', { code: forHub })).toMatchObject(refused);
    expect((await laptop.client.call('station.join', { code: forStation })).ok).toBe(true);
  });

  test('makes no hub of its own event, nor of a hub', async () => {
    const laptop = await openLaptop();
    await laptop.call('station.create', { name: 'Meadow Days' });
    const { code } = await laptop.call('station.enrolmentCode', { forHub: true });
    expect(await laptop.client.call('hub.joinUpstream', { code })).toMatchObject({
      ok: false,
      error: { code: 'already_in_use' },
    });
    const hub = await openLaptop();
    await hub.call('hub.joinUpstream', { code });
    expect(await hub.client.call('station.enrolmentCode', { forHub: true })).toMatchObject({
      ok: false,
      error: { code: 'is_hub' },
    });
  });

  test('goes on where it was after a restart, with no line upstream', async () => {
    const { line, office, hub, desks } = await openVenue();
    const ids = await people(office);
    line.turn('gone');
    await admit(desks[0], ids[0]);
    await expect.poll(() => entered([hub]), agreed).toEqual([1]);
    await hub.app.close();
    const again = await openStationApp({
      dataDir: hub.dataDir,
      networkAddresses: () => [{ name: 'lan', address: '127.0.0.2' }],
    });
    if (!again.ok) throw new Error(again.error.code);
    onTestFinished(() => again.value.close());
    line.turn('clear');
    await expect.poll(() => entered([office]), agreed).toEqual([1]);
  }, 60_000);
});

/** The code that this desk prints on a badge, signed by its own key. */
const badgeCodeBy = async (
  desk: Laptop,
  { store }: StationApp,
  attendeeId: string,
  otherKey?: Awaited<ReturnType<typeof loadOrCreateStationKey>>['privateKey'],
): Promise<string> => {
  const event = await store.event();
  const { stationId } = await desk.call('station.status', {});
  if (event === null) throw new Error('no event');
  let keyId = '';
  let subject = '';
  const { facts } = await store.readLog({ event: event.id, after: 0, limit: 500 });
  for (const { fact } of facts) {
    const enrolled = readBody(fact, 'stationEnrolled');
    if (enrolled?.station === stationId) ({ keyId } = enrolled.key);
    const imported = readBody(fact, 'attendeesImported')?.attendees ?? [];
    subject = imported.find(({ id }) => id === attendeeId)?.subject ?? subject;
  }
  const { privateKey } = await loadOrCreateStationKey(desk.dataDir, { random: randomBytes });
  return signCode({
    prefix: 'LB1',
    keyId,
    privateKey: otherKey ?? privateKey,
    payload: {
      event: event.number,
      subject,
      generation: 1,
      notBeforeMinutes: Math.floor(event.startsAt / 60_000) - 60 * 24 * 365 * 2,
      expiresMinutes: Math.ceil(event.endsAt / 60_000),
    },
  });
};
