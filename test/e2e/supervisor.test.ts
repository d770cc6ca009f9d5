import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStationApp, type StationApp } from '#app/openStationApp.ts';
import { formatEnrolmentCode, parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { callOrFail } from '#test/support/callOrFail.ts';
import { screenFaults } from '#test/support/screenFaults.ts';
import { openBadNetwork, type BadNetwork } from '#test/support/network/badNetwork.ts';
import { scanByHand } from '#test/support/byHand.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';

const folder = mkdtempSync(join(tmpdir(), 'lanyard-apart-'));
let desk: OpenDesk;
let network: BadNetwork;
let other: StationApp;
let isOtherOpen = true;
const closeOther = async (): Promise<void> => {
  if (isOtherOpen) await other.close();
  isOtherOpen = false;
};

/** A second desk, whose way to the first one's store leads through a network that can be taken away. */
beforeAll(async () => {
  desk = await openDesk();
  const { code } = await callOrFail(desk.station)('station.enrolmentCode', {});
  const parsed = parseEnrolmentCode(code);
  if (!parsed.ok) throw new Error(parsed.error.code);
  const { url, secret } = parsed.value;
  network = await openBadNetwork(() => url);
  const opened = await openStationApp({ dataDir: join(folder, 'other') });
  if (!opened.ok) throw new Error(opened.error.code);
  other = opened.value;
  await callOrFail(createStationClient(other.transport))('station.join', {
    code: formatEnrolmentCode({ url: network.url, secret }),
    stationName: 'Desk 2',
  });
}, 60_000);
afterAll(async () => {
  await closeOther();
  await network.close();
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what waits for a supervisor', () => {
  test('is counted quietly, shown with both times and stations, and gone once it is settled', async () => {
    const { page, station } = desk;
    const second = createStationClient(other.transport);
    const { rows } = await callOrFail(station)('attendees.list', { limit: 20 });
    const person = rows.find(({ status, note }) => status === 'confirmed' && note === '');
    const attendeeId = person?.id ?? '';
    network.turn('gone');
    await callOrFail(station)('scans.admit', { attendeeId });
    await callOrFail(second)('scans.admit', { attendeeId });
    const dora = { firstName: 'Dora', lastName: 'Lind', email: 'dora@example.org' };
    await callOrFail(station)('attendees.add', dora);
    await callOrFail(second)('attendees.add', dora);
    expect(await page.locator('.chip-open').count()).toBe(0);
    network.turn('clear');
    await other.syncOnce(5000);
    await desk.app.syncOnce(5000);

    const chip = page.getByRole('button', { name: '2 to look at' });
    await chip.waitFor();
    await chip.click();
    const dialog = page.getByRole('dialog', { name: 'For the supervisor' });
    await dialog.getByText(/Entrance: .+ at Desk [12], .+ at Desk [12]/).waitFor();
    await dialog.getByText('Same mail address · Same name and company').waitFor();
    expect(await screenFaults(page, station)).toEqual([]);

    await dialog.getByRole('button', { name: /^Seen: / }).click();
    await dialog.getByRole('heading', { name: 'Admitted twice' }).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: /^Two people: Dora Lind and Dora Lind/ }).click();
    await dialog.getByText('Nothing to look at. All is clear.').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.chip-open').count()).toBe(0);
    await other.syncOnce(5000);
    expect(await callOrFail(second)('supervisor.open', {})).toEqual({ doubles: 0, samePeople: 0 });
  }, 60_000);

  test('makes room for a scan', async () => {
    const { page, station } = desk;
    const twin = { firstName: 'Emil', lastName: 'Ek', email: 'emil@example.org' };
    await callOrFail(station)('attendees.add', twin);
    await callOrFail(station)('attendees.add', { ...twin, despiteDuplicates: true });
    await page.getByRole('button', { name: '1 to look at' }).click();
    await page.getByRole('dialog').waitFor();
    await scanByHand(page, 'https://example.org/not-a-code');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }, 30_000);

  test('may be a dead station, which is taken over from its folder', async () => {
    const { page, station } = desk;
    const second = createStationClient(other.transport);
    network.turn('gone');
    const dead = join(folder, 'other');
    const { rows } = await callOrFail(second)('attendees.list', { limit: 40 });
    const person = rows.findLast(({ status, note }) => status === 'confirmed' && note === '');
    await callOrFail(second)('scans.admit', { attendeeId: person?.id ?? '' });
    const { passed: before } = await callOrFail(station)('checkpoints.read', {});

    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    const section = page.getByRole('region', { name: 'Dead station' });
    const path = section.getByRole('textbox', { name: 'Data folder of that station, or a copy' });
    await path.fill(dead);
    await path.press('Enter');
    await section.getByText('That station is running and sends by itself.').waitFor();
    expect(await screenFaults(page, station)).toEqual([]);

    await closeOther();
    await section.getByRole('button', { name: 'Take over' }).click();
    await section
      .getByText(/facts were read\. New to the token store: 1, known already: \d+/)
      .waitFor();
    await expect
      .poll(async () => (await callOrFail(station)('checkpoints.read', {})).passed)
      .toBe(before + 1);
  }, 60_000);
});
