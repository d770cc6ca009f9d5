import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStationApp, type StationApp } from '#app/openStationApp.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { openWindow, type OpenWindow } from '#test/support/openWindow.ts';
import { screenFaults } from '#test/support/screenFaults.ts';

// One laptop becomes the hub as it makes its event, another joins it from its start screen. About 20 s.

const folder = mkdtempSync(join(tmpdir(), 'lanyard-hub-'));
const lan = { name: 'lan', address: '127.0.0.2' };
const apps: StationApp[] = [];
const windows: OpenWindow[] = [];

const open = async (name: string, addresses: readonly (typeof lan)[]) => {
  const opened = await openStationApp({
    dataDir: join(folder, name),
    networkAddresses: () => addresses,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  apps.push(opened.value);
  const window = await openWindow(opened.value.transport, { locale: 'en' });
  windows.push(window);
  window.page.setDefaultTimeout(10_000);
  return { page: window.page, station: createStationClient(opened.value.transport) };
};
let hub: Awaited<ReturnType<typeof open>>;
let desk: Awaited<ReturnType<typeof open>>;

beforeAll(async () => {
  hub = await open('hub', [lan, { name: 'tunnel', address: '127.0.0.9' }]);
  desk = await open('desk', []);
}, 60_000);
afterAll(async () => {
  await Promise.all(windows.map((window) => window.close()));
  await Promise.all(apps.map((app) => app.close()));
  rmSync(folder, { recursive: true, force: true });
});

test('a laptop makes an event for others too, and shows in its settings where it is', async () => {
  const { page, station } = hub;
  await page.getByRole('button', { name: 'Hub of a central store' }).click();
  await page.getByRole('heading', { name: 'Hub of a central store' }).waitFor();
  expect(await screenFaults(page, station)).toEqual([]);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'New event' }).click();
  await page.getByLabel('Name of the event').fill('Meadow Days');
  await page.getByText('Let other stations on this network join (hub)').click();
  await page.getByRole('button', { name: 'Create event' }).click();
  await page.getByText('Now the list of attendees').waitFor();
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await page.getByText(/^127\.0\.0\.2:\d+, 127\.0\.0\.9:\d+$/).waitFor();
  await page.getByRole('button', { name: 'Show an enrolment code' }).click();
  await page.getByRole('img', { name: 'Enrolment code as a QR code' }).waitFor();
  expect(await screenFaults(page, station)).toEqual([]);
}, 60_000);

test('another station joins with the code, and stands in the list of the hub', async () => {
  const code = await hub.page.getByLabel('Enrolment code as text').textContent();
  await desk.page.getByLabel('Name of this station').fill('Desk 7');
  await desk.page.getByLabel('Enrolment code', { exact: true }).fill(code ?? '');
  await desk.page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.poll(async () => (await desk.station.call('station.status', {})).ok).toBe(true);
  await hub.page
    .getByRole('listitem')
    .filter({ hasText: 'Desk 7' })
    .getByText('last seen')
    .waitFor();
}, 60_000);
