import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { filesWith } from '#test/support/filesWith.ts';
import { scanByHand, typeByHand } from '#test/support/byHand.ts';
import { dropOn } from '#test/support/dropOn.ts';
import { filledWith } from '#test/support/contract/filledWith.ts';
import { makeCameraVideo } from '#test/support/makeCameraVideo.ts';
import { createMarkedLinks, linkForms, linkMark } from '#test/support/markedLinks.ts';
import { runProgram } from '#test/support/program.ts';
import { startStation, type RunningStation } from '#test/support/runningStation.ts';

// Private links given to a station in every way there is; then it is killed, and its disk searched. The real program and the
// browser that it opens, with the profile that this keeps. About 30 s, 20 MB of video.

const links = createMarkedLinks();
let folder: string;
/** All that the station, its browser and the system write. What the test itself writes is beside it. */
let root: string;
let video: string;
let station: RunningStation;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-links-'));
  root = join(folder, 'root');
  mkdirSync(root);
  video = join(folder, 'camera.y4m');
  await makeCameraVideo(video, [{ frames: 6 }, { text: links.next('address'), frames: 6 }], 10);
  station = await startStation(root, video);
});
afterAll(async () => {
  await station.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const Recent = z.object({ value: z.array(z.object({ code: z.string() })) });
const refusedSoFar = async (): Promise<number> => {
  const recent = Recent.parse(await station.call('scans.recent', { limit: 200 }));
  return recent.value.filter(({ code }) => code === 'private_link').length;
};
/** Gives links and waits until each of them has its card, and its line in the journal. */
const refuses = async (count: number, give: () => Promise<unknown>): Promise<void> => {
  const before = await refusedSoFar();
  await give();
  await expect.poll(refusedSoFar, { timeout: 10_000 }).toBe(before + count);
  const card = station.page.locator('.verdict[data-tone=private]');
  await card.getByText('Private link', { exact: true }).waitFor();
  expect(await station.page.evaluate(shownOrKept)).not.toContain(linkMark);
  // Something else, so that the next card is known to be a new one.
  await scanByHand(station.page, 'https://example.org/menu');
  await card.waitFor({ state: 'hidden' });
};
/** Runs in the page: its elements, what its fields hold, and what it keeps. */
const shownOrKept = (): string => {
  const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
  );
  const kept = [localStorage, sessionStorage, history.state, location.href, document.title];
  return JSON.stringify([document.documentElement.outerHTML, fields, kept]).toLowerCase();
};
const searchField = () => station.page.getByRole('search').getByRole('textbox');
const company = () => station.page.getByLabel('Company', { exact: true });
const copy = (text: string) =>
  station.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
const paste = () => station.page.keyboard.press('ControlOrMeta+v');
const isTakenOut = async (): Promise<void> => {
  await station.page.getByText('That is a private link. It was not kept.').waitFor();
  expect(await company().inputValue()).toBe('');
};

/** What of the links is on disk: the secrets, and in the station's own files their hashes as hex and as base64. */
const traces = () => {
  const hashes = links.bare.flatMap((text) =>
    (['hex', 'base64url'] as const).map((form) => createHash('sha256').update(text).digest(form)),
  );
  const own = readdirSync(join(root, 'data'), { withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const texts = own.map(({ name }) => readFileSync(join(root, 'data', name), 'latin1'));
  return {
    secrets: filesWith(root, linkMark),
    hashes: hashes.filter((hash) => texts.some((text) => text.includes(hash))),
  };
};
const none = { secrets: [], hashes: [] };

test('a link in any file is found, so that the search below can fail', () => {
  const probe = join(folder, 'probe');
  mkdirSync(probe);
  writeFileSync(join(probe, 'utf8'), links.next('upper'));
  writeFileSync(join(probe, 'utf16'), links.next('cut'), 'utf16le');
  writeFileSync(join(probe, 'other'), linkMark.slice(1));
  expect(filesWith(probe, linkMark).toSorted()).toEqual(['utf16', 'utf8']);
});

test('held before the camera', async () => {
  await expect.poll(refusedSoFar, { timeout: 15_000 }).toBeGreaterThan(0);
  await station.page.getByRole('button', { name: 'Turn off' }).click();
  await station.page.locator('.camera-view--off').waitFor();
});

test('scanned, in every kind and form', async () => {
  for (const form of [...linkForms, ...linkForms]) {
    await refuses(1, () => scanByHand(station.page, links.next(form)));
  }
  await searchField().focus();
  await refuses(1, () => scanByHand(station.page, links.next('address')));
});

test('typed slowly into the search field and into a form', async () => {
  await searchField().focus();
  await refuses(1, () => typeByHand(station.page, links.next('bare'), 60));
  await station.page.keyboard.press('Escape');
  await station.page.keyboard.press('w');
  await company().focus();
  await typeByHand(station.page, links.next('upper'), 60);
  await isTakenOut();
  await station.page.keyboard.press('ControlOrMeta+z');
  expect(await company().inputValue()).toBe('');
});

test('pasted into a form, into the search field and nowhere', async () => {
  const session = await station.page.context().newCDPSession(station.page);
  const permissions = ['clipboardReadWrite', 'clipboardSanitizedWrite'] as const;
  await session.send('Browser.grantPermissions', { permissions: [...permissions] });
  await copy(links.next('address'));
  await company().focus();
  await paste();
  await isTakenOut();
  await station.page.keyboard.press('Escape');
  for (const form of ['address', 'cut', 'damaged'] as const) {
    await copy(links.next(form));
    await refuses(1, paste);
    await searchField().focus();
    await refuses(1, paste);
  }
  await copy('nothing');
});

test('dropped as text, as a link and as a file, on the window and on fields', async () => {
  const { page } = station;
  const address = page.url();
  const text = (given: string) => ({ items: [{ mimeType: 'text/plain', data: given }] });
  const link = (given: string) => ({
    items: [
      { mimeType: 'text/uri-list', data: given },
      { mimeType: 'text/html', data: `<a href="${given}">my page</a>` },
    ],
  });
  const bookmark = join(folder, 'my page.url');
  writeFileSync(bookmark, `[InternetShortcut]\r\nURL=${links.next('address')}\r\n`);
  const named = join(folder, links.next('cut'));
  mkdirSync(named);
  const screen = page.locator('main');
  await refuses(1, () => dropOn(screen, text(links.next('bare'))));
  await refuses(1, () => dropOn(screen, link(links.next('address'))));
  await refuses(1, () => dropOn(screen, { files: [bookmark] }));
  await refuses(1, () => dropOn(screen, { files: [named] }));
  await refuses(1, () => dropOn(searchField(), text(links.next('upper'))));
  await refuses(1, () => dropOn(searchField(), link(links.next('address'))));
  await refuses(1, () => dropOn(searchField(), { files: [bookmark] }));
  await page.keyboard.press('Escape');
  await page.keyboard.press('w');
  await dropOn(company(), text(links.next('damaged')));
  await isTakenOut();
  await page.keyboard.press('Escape');
  // Where nothing is scanned a browser would open what is dropped, in place of the window.
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  const heading = page.getByRole('heading', { name: 'Settings', level: 1 });
  await heading.waitFor({ state: 'attached' });
  for (const target of [screen, page.getByRole('textbox').first()]) {
    await dropOn(target, link(links.next('address')));
    await dropOn(target, { files: [bookmark] });
  }
  await heading.waitFor({ state: 'attached' });
  expect(
    page
      .context()
      .pages()
      .map((shown) => shown.url()),
  ).toEqual([address]);
  await page.getByRole('navigation').getByRole('button', { name: 'Desk' }).click();
});

test('given to any call of the station in any field', async () => {
  const found = await station.call('attendees.search', { query: 'Żółć' });
  const [person] = z.object({ value: z.object({ rows: z.array(z.looseObject({})) }) }).parse(found)
    .value.rows;
  const attendeeId = String(person?.['id']);
  const given: (readonly [string, unknown])[] = [
    ['attendees.change', { attendeeId, changes: { note: links.next('address') } }],
    ['attendees.change', { attendeeId, changes: { badgeName: links.next('cut') } }],
    ['badges.save', { attendeeId, reason: links.next('bare') }],
    ['helpdesk.send', { factId: null, attendeeId, text: `look: ${links.next('address')}` }],
    ['attendees.search', { query: links.next('damaged') }],
    [links.next('bare').slice(0, 40), {}],
  ];
  for (const [name, { input }] of Object.entries(contract)) {
    given.push([name, filledWith(input, () => links.next('bare'))]);
    given.push([name, filledWith(input, () => links.next('address'), { isShort: true })]);
  }
  for (const [name, input] of given) {
    expect([name, await station.call(name, input)]).not.toMatchObject([
      name,
      { error: { code: 'internal' } },
    ]);
  }
  const answered = JSON.stringify(await station.call('helpdesk.cases', {}));
  expect(answered).toContain('a private link was left out');
  expect(answered).not.toContain(linkMark);
});

test('leave no trace on disk when station and browser are killed right after', async () => {
  await refuses(1, () => scanByHand(station.page, links.next('address')));
  await scanByHand(station.page, links.next('bare'));
  await station.kill('SIGKILL');
  expect(links.bare.length).toBeGreaterThan(100);
  expect(filesWith(root, 'DEMO-0001').length).toBeGreaterThan(0);
  expect(traces()).toEqual(none);
});

test('leave none when the window and the program crash, though the machine keeps core files', async () => {
  station = await startStation(root, video);
  await station.page.getByRole('heading', { name: 'Desk' }).waitFor({ state: 'attached' });
  // The camera is on again, and sees its own.
  const before = await refusedSoFar();
  await scanByHand(station.page, links.next('address'));
  await expect.poll(refusedSoFar).toBeGreaterThan(before);
  if (process.platform === 'linux') {
    for (const pid of [station.process.pid, station.browserProcess]) {
      expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim()).toBe('00000000');
    }
  }
  const session = await station.page.context().newCDPSession(station.page);
  const crashed = station.page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  // Node would write a report for the first.
  process.kill(station.process.pid ?? 0, 'SIGUSR2');
  await station.kill('SIGABRT');
  expect(readdirSync(join(root, 'cwd')).filter((name) => name.startsWith('report.'))).toEqual([]);
  expect(traces()).toEqual(none);
});

test('given to the command line', () => {
  const data = ['--data', join(root, 'data'), '--json'];
  const list = join(folder, 'list.csv');
  writeFileSync(list, `First name,Last name,Company\nAda,Lovelace,${links.next('address')}\n`);
  const scan = JSON.stringify({ text: links.next('upper') });
  const scanned = runProgram('app/cli/main.ts', ['station', 'call', 'scans.submit', scan, ...data]);
  expect(scanned.stdout).toContain('"private_link"');
  const imported = runProgram('app/cli/main.ts', ['station', 'import', list, ...data]);
  expect(imported.stdout).toContain('private_link');
  expect(scanned.stdout + imported.stdout + scanned.stderr + imported.stderr).not.toContain(
    linkMark,
  );
  expect(traces()).toEqual(none);
});
