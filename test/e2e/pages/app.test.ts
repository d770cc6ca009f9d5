import { join } from 'node:path';
import type { Page } from 'playwright-core';
import QRCode from 'qrcode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCameraVideo } from '#test/support/makeCameraVideo.ts';
import { eventStart } from '#test/support/server/setupTokenStore.ts';
import { openBrowser, type OpenBrowser } from '#test/support/web/openBrowser.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { pageFaults } from '#test/support/web/pageFaults.ts';
import { readDigits } from '#test/support/web/readDigits.ts';

let pages: OpenPages;
let browser: OpenBrowser;
/** Gives her card to whoever scans her badge, which the camera sees. */
const eve = { id: '', badge: '' };

beforeAll(async () => {
  pages = await openPages();
  const times = { startsAt: eventStart, endsAt: eventStart + 3_600_000 };
  await pages.programme([
    { id: 'talk', title: 'Bees & bytes', room: 'Hall 2', seats: 1, ...times },
    { id: 'walk', title: 'A walk in the meadow', room: '', seats: null, ...times },
  ]);
  eve.id = await pages.newcomer({ firstName: 'Eve', lastName: 'Open', company: 'Acme' });
  await pages.store.cards.saveSettings(eve.id, { mode: 'give', fields: ['company'] });
  const issued = await pages.store.issueCode({ attendeeId: eve.id, medium: 'badge' });
  eve.badge = issued.ok ? issued.value.text : '';
  const video = join(pages.dataDir, 'badge.y4m');
  await makeCameraVideo(video, [{ frames: 3 }, { text: eve.badge, frames: 12 }]);
  browser = await openBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video}`,
  ]);
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

const openLink = async (page: Page, kind: 'app' | 'registration', subject: string) => {
  await page.goto((await pages.link(kind, subject)).url);
  await page.getByRole('button', { name: 'Open' }).click();
};
const faultsOf = async (page: Page, path: string) => {
  await page.goto(new URL(path, pages.url).href);
  return pageFaults(page);
};

test('an attendee scans a badge with the camera, or takes a picture of it, and has the card', async () => {
  const device = await browser.device({ bypassCSP: false });
  const page = await device.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).host));
  await openLink(page, 'app', await pages.newcomer({ firstName: 'Ada' }));
  await page.getByRole('link', { name: 'Cards' }).click();
  await page.getByRole('link', { name: 'Scan a badge' }).click();
  await page.getByRole('button', { name: 'Turn on the camera' }).click();
  await page.getByText('You have exchanged cards.').waitFor();
  await page.getByRole('heading', { name: 'Eve Open' }).waitFor();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('None yet.').waitFor();

  await page.getByRole('link', { name: 'Scan a badge' }).click();
  const secret = await QRCode.toBuffer((await pages.link('app', eve.id)).url);
  const inPicture = (buffer: Buffer) =>
    page
      .getByLabel('choose a picture')
      .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer });
  await inPicture(secret);
  await page.getByRole('status').getByText('This is a private link.').waitFor();
  await inPicture(await QRCode.toBuffer(eve.badge));
  await page.getByRole('heading', { name: 'Eve Open' }).waitFor();
  expect({ complaints, hosts: new Set(asked) }).toEqual({
    complaints: [],
    hosts: new Set([new URL(pages.url).host]),
  });
  await device.close();
});

test('a second device shows the entry code after the digits of the mail', async () => {
  const id = await pages.newcomer({ firstName: 'Zwei', sessions: ['talk'] });
  const first = await browser.device();
  await openLink(await first.newPage(), 'app', id);
  const device = await browser.device();
  const page = await device.newPage();
  await openLink(page, 'app', id);
  await page.getByLabel('The six digits').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await page.getByLabel('The six digits').fill((await readDigits(pages, id)) ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Show my entry code' }).click();
  const code = page.getByRole('img', { name: 'QR code for the entrance' });
  const box = await code.boundingBox();
  expect(box?.width).toBeGreaterThan(330);
  // On paper: the code and whose it is, and nothing to press.
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('link').count()).toBe(0);
  expect(await page.getByText('Monday 10 May').isVisible()).toBe(true);
  await Promise.all([first.close(), device.close()]);
});

test('an invitee accepts and takes the last place, without scripts', async () => {
  const device = await browser.device({ javaScriptEnabled: false });
  const page = await device.newPage();
  const id = await pages.newcomer({ firstName: 'Ina', status: 'pending' });
  await page.goto(new URL('/r', pages.url).href);
  await page.getByLabel('Your personal link').fill((await pages.link('registration', id)).url);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Yes, I will come' }).click();
  await page.getByText('You are registered.', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Choose sessions' }).click();
  await page.getByLabel('A walk in the meadow').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Sessions: A walk in the meadow').waitFor();
  await device.close();
});

test('the pages are sound in every language', async () => {
  const device = await browser.device();
  const page = await device.newPage();
  const id = await pages.newcomer({ firstName: 'Eva', sessions: ['talk'], status: 'pending' });
  await openLink(page, 'app', id);
  await pages.store.cards.scan(id, eve.badge);
  await openLink(page, 'registration', id);
  await page.waitForURL('**/r/me');
  for (const path of everyPage) {
    expect([path, await faultsOf(page, path)]).toEqual([path, []]);
  }
  await device.close();
});

/** One of each shape; the others are made of the same parts. */
const everyPage = ['/a/cards', '/a/cards/scan', '/r/sessions', '/register'];
