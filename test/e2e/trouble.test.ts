import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createStationClient } from '#shared/contract/transport.ts';
import { protocolContentType, requestIdHeader } from '#shared/protocol/protocol.ts';
import { salvageStation } from '#station/recovery/salvageStation.ts';
import { scanByHand } from '#test/support/byHand.ts';
import { openWindow } from '#test/support/openWindow.ts';
import { watchShifts, shifts } from '#test/support/layoutShifts.ts';
import { screenFaults } from '#test/support/screenFaults.ts';
import { squeezedTexts } from '#test/support/squeezedTexts.ts';
import { findLine, flipBit } from '#test/support/recovery/someDamage.ts';
import { openTables, stationPath, writeJournal } from '#test/support/recovery/writeJournal.ts';
import { entryCodeOf, openSeededStation, seedStation } from '#test/support/seedStation.ts';

// What the operator sees when something below the screen gives way. About 17 s.

const setup = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-trouble-'));
  const seeded = await seedStation({ dataDir, attendees: 400, now: Date.now() });
  let network: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
  const ask: typeof fetch = (input, init) => network(input, init);
  const transport = await openSeededStation(seeded.tables, dataDir, ask);
  const station = createStationClient(transport);
  await station.call('settings.change', { camera: false, sound: false, language: 'en' });
  const window = await openWindow(transport, { reducedMotion: 'reduce' });
  onTestFinished(async () => {
    await window.close();
    await transport.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { page } = window;
  page.setDefaultTimeout(8000);
  await page.locator('.verdict-word').waitFor();
  // What is painted first does not listen to keys yet.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))));
  const panel = page.locator('.verdict');
  return {
    ...window,
    station,
    /** From now on this is what answers in the token store's place. */
    answerWith: async (answer: typeof fetch) => {
      network = answer;
      await station.call('sync.now', {});
    },
    database: seeded.tables.database,
    /** The verdict's code of a scan that no screen shows. */
    submit: async (no: number) => {
      const verdict = await station.call('scans.submit', { text: await entryCodeOf(no, seeded) });
      return verdict.ok ? verdict.value.code : verdict.error.code;
    },
    scan: async (no: number) => scanByHand(page, await entryCodeOf(no, seeded)),
    word: (text: string) =>
      panel.locator('.verdict-word').getByText(text, { exact: true }).waitFor(),
    tone: () => panel.getAttribute('data-tone'),
    bar: (text: string | RegExp) => page.locator('.offline-bar').getByText(text),
  };
};

test('a full disk stops the desk in plain words, never in green, until there is space again', async () => {
  const { page, station, database, submit, scan, word, tone } = await setup();
  await word('Ready');
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.pragma(`max_page_count = ${pages}`);
  // Pages that are begun still take some facts.
  let no = 1;
  while (no < 300 && (await submit(no)) !== 'cannot_record') no += 1;
  await scan(no);
  await word('Stop');
  expect(await tone()).toBe('refuse');
  await page
    .getByText(/The disk is full or damaged. Send people to another desk/)
    .last()
    .waitFor();
  expect(await screenFaults(page, station)).toEqual([]);
  database.pragma('max_page_count = 1000000');
  await scan(no);
  await word('Admitted');
});

test('a damaged file is told in a bar, with what was saved and what was not, until somebody has read it', async () => {
  const { dataDir, facts } = await writeJournal({ checkIns: 6 });
  const { from, to } = findLine(stationPath(dataDir), facts[2]?.id ?? '');
  flipBit(stationPath(dataDir), Math.floor((from + to) / 2), 3);
  const log = { write: () => undefined };
  const salvaged = salvageStation(dataDir, { clock: Date.now, log, crashPoint: () => undefined });
  const file = salvaged.ok ? (salvaged.value?.file ?? '') : '';
  const transport = await openSeededStation(openTables(dataDir), dataDir);
  const station = createStationClient(transport);
  await station.call('settings.change', { camera: false, sound: false, language: 'en' });
  const { page, close } = await openWindow(transport, { reducedMotion: 'reduce' });
  onTestFinished(async () => {
    await close();
    await transport.close();
  });
  const bar = page.locator('.recovery-bar');
  await bar.getByText('The file of this station was damaged and was set aside.').waitFor();
  await bar.getByText('5 facts were saved and are being sent').waitFor();
  await bar.getByText('1 could not be read here; what was sent before is safe.').waitFor();
  await bar.getByText(`keep the file ${file}`).waitFor();
  expect([await screenFaults(page, station), await squeezedTexts(page)]).toEqual([[], []]);
  await bar.getByRole('button', { name: 'Got it' }).click();
  await bar.waitFor({ state: 'detached' });
});

test('a station that stands still is said to, counts nothing, and is back by itself', async () => {
  const { page, station, stopServing, serveAgain, scan, word, tone, bar } = await setup();
  await scan(1);
  await word('Admitted');
  // The counter in the top bar has grown by then.
  await bar(/1 check-in is waiting/).waitFor();
  await watchShifts(page);
  await stopServing();
  await bar('The station does not answer. It is being reached again.').waitFor();
  expect(await shifts(page)).toEqual([]);
  await scan(2);
  await word('Not recorded');
  expect(await tone()).toBe('refuse');
  await serveAgain();
  await bar('The station does not answer').waitFor({ state: 'hidden' });
  expect(await screenFaults(page, station)).toEqual([]);
  await scan(2);
  await word('Admitted');
  const recent = await station.call('scans.recent', {});
  expect(recent.ok && recent.value.map(({ code }) => code)).toEqual(['admitted', 'admitted']);
});

test('a window of an earlier start says that it is over', async () => {
  const { page, station, stopServing, serveAgain, bar } = await setup();
  await stopServing();
  await bar('The station does not answer').waitFor();
  await serveAgain({ isNew: true });
  await bar('Lanyard was started anew since. Close this window').waitFor();
  expect(await squeezedTexts(page)).toEqual([]);
  expect((await station.call('scans.recent', {})).ok).toBe(true);
});

test('without its token store the desk goes on below a thin line, which says what is in the way', async () => {
  const { page, station, answerWith, scan, word, bar } = await setup();
  await bar(/Working offline/).waitFor();
  await scan(7);
  await word('Admitted');
  await bar(/1 check-in is waiting and safe/).waitFor();
  expect(await screenFaults(page, station)).toEqual([]);

  const html = { 'content-type': 'text/html' };
  await answerWith(() => Promise.resolve(new Response('<form>Welcome</form>', { headers: html })));
  await bar(/this network wants a sign-in page first/).waitFor();
  await bar(/1 check-in is waiting and safe/).waitFor();
  await answerWith((_url, init) => {
    const requestId = new Headers(init?.headers).get(requestIdHeader) ?? '';
    const headers = { [requestIdHeader]: requestId, 'content-type': protocolContentType };
    const body = JSON.stringify({ requestId, error: 'not_enrolled' });
    return Promise.resolve(new Response(body, { status: 403, headers }));
  });
  await bar('The token store no longer accepts this station. Tell the supervisor.').waitFor();
  await scan(8);
  await word('Admitted');
});
