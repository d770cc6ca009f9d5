import { connect } from 'node:net';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStationApp } from '#app/openStationApp.ts';
import type { NetworkAddress } from '#app/hub/networkAddresses.ts';
import { parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { callOrFail } from '#test/support/callOrFail.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';

/** A station whose machine has these addresses on the network; the test may change them. */
const openLaptop = async (
  dataDir: string,
  network: { addresses: readonly NetworkAddress[] },
  options: { readonly hub?: boolean } = {},
) => {
  const opened = await openStationApp({
    dataDir,
    ...options,
    networkAddresses: () => network.addresses,
    lookAtNetworkMs: 50,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const client = createStationClient(opened.value.transport);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await opened.value.close();
    isOpen = false;
  };
  onTestFinished(close);
  const call = callOrFail(client);
  return { call, client, close };
};

const lan = (address: string): NetworkAddress => ({ name: 'lan', address });

/** A laptop that runs an event, as a hub at 127.0.0.2. */
const openHub = async () => {
  const network = { addresses: [lan('127.0.0.2')] };
  const dataDir = temporaryFolder();
  const laptop = await openLaptop(dataDir, network);
  await laptop.call('station.create', { name: 'Meadow Days' });
  const hub = await laptop.call('hub.change', { isOn: true, interfaceName: 'lan' });
  return { ...laptop, network, dataDir, hub };
};

const portOf = (url = ''): number => Number(new URL(url).port);

const isListening = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.setTimeout(2000, () => socket.destroy());
  });

describe('a laptop that runs an event', () => {
  test('is there for itself alone until somebody turns the hub on, and again after', async () => {
    const { call, hub } = await openHub();
    const port = portOf(hub.addresses[0]);
    expect(hub).toMatchObject({
      isOn: true,
      problem: null,
      addresses: [`https://127.0.0.2:${port}`],
    });
    expect(await isListening('127.0.0.2', port)).toBe(true);
    await call('hub.change', { isOn: false });
    expect(await isListening('127.0.0.2', port)).toBe(false);
    const { code } = await call('station.enrolmentCode', {});
    const alone = parseEnrolmentCode(code);
    expect(alone.ok && alone.value.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });

  test('lets a station join by one code, once, and says that it came', async () => {
    const { call } = await openHub();
    const { code } = await call('station.enrolmentCode', {});
    const desk = await openLaptop(temporaryFolder(), { addresses: [] });
    await desk.call('station.join', { code, stationName: 'Desk 2' });
    expect((await desk.call('station.status', {})).sync).toMatchObject({ state: 'online' });
    const { stations } = await call('hub.read', {});
    expect(stations.map(({ name, isHere }) => ({ name, isHere }))).toEqual([
      { name: 'Desk 1', isHere: true },
      { name: 'Desk 2', isHere: false },
    ]);
    expect(stations.every(({ lastSeenAt }) => lastSeenAt !== null)).toBe(true);
    const late = await openLaptop(temporaryFolder(), { addresses: [] });
    expect(await late.client.call('station.join', { code })).toMatchObject({
      ok: false,
      error: { code: 'code_refused' },
    });
  });

  test('is followed to another address, by the addresses that it told and the key it holds', async () => {
    const { call, network, hub } = await openHub();
    const port = portOf(hub.addresses[0]);
    await call('hub.change', { interfaceName: null });
    network.addresses = [lan('127.0.0.2'), { name: 'wifi', address: '127.0.0.3' }];
    await expect.poll(async () => (await call('hub.read', {})).addresses.length).toBe(2);
    const { code } = await call('station.enrolmentCode', {});
    const desk = await openLaptop(temporaryFolder(), { addresses: [] });
    await desk.call('station.join', { code });
    await desk.call('sync.now', {});
    // The cable is pulled: what was at its address is gone, and later somebody else's.
    await call('hub.change', { interfaceName: 'wifi' });
    expect(await isListening('127.0.0.2', port)).toBe(false);
    expect((await desk.call('sync.now', {})).state).toBe('online');
  });

  test('keeps its port and its key over a restart, and makes no other key by itself', async () => {
    const { close, network, dataDir, hub } = await openHub();
    await close();
    const again = await openLaptop(dataDir, network);
    const after = await again.call('hub.read', {});
    expect(after).toMatchObject({ addresses: hub.addresses, fingerprint: hub.fingerprint });
    await again.close();
    const key = readFileSync(join(dataDir, 'hub.pem'), 'utf8');
    rmSync(join(dataDir, 'hub.pem'));
    const without = await openLaptop(dataDir, network, { hub: true });
    expect(await without.call('hub.read', {})).toMatchObject({
      problem: 'key_lost',
      addresses: [],
    });
    const renewed = await without.call('hub.change', { newKey: true });
    expect(renewed.problem).toBeNull();
    expect(renewed.fingerprint).not.toBe(hub.fingerprint);
    expect(readFileSync(join(dataDir, 'hub.pem'), 'utf8')).not.toBe(key);
  });

  test('waits for the connection that was chosen', async () => {
    const { call, network } = await openHub();
    network.addresses = [];
    await expect.poll(async () => (await call('hub.read', {})).problem).toBe('no_network');
    network.addresses = [lan('127.0.0.4')];
    await expect.poll(async () => (await call('hub.read', {})).addresses[0]).toMatch('127.0.0.4');
  });
});
