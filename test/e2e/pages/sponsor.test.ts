import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawLogo } from '#test/support/web/drawLogo.ts';
import { openBrowser, type OpenBrowser } from '#test/support/web/openBrowser.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { pageFaults } from '#test/support/web/pageFaults.ts';

let pages: OpenPages;
let browser: OpenBrowser;
beforeAll(async () => {
  pages = await openPages();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

test('a sponsor brings a logo and texts, and everybody sees them', async () => {
  const added = await pages.store.sponsors.add(
    {
      name: 'Acme',
      contactAddress: 'kim@example.org',
      editDeadline: pages.time.now + 24 * 3_600_000,
    },
    'terminal',
  );
  const { url } = await pages.link('sponsor', added.ok ? added.value.id : '');
  const device = await browser.device();
  const page = await device.newPage();
  await page.goto(url);
  // The page's script has taken the secret out of the address: pressed before that, the button finds no link to send.
  await page.waitForURL(/\/s$/);
  await page.getByRole('button', { name: 'Open' }).click();
  const logo = page.getByLabel('Choose a picture');
  const file = (name: string, buffer: Buffer) =>
    logo.setInputFiles({ name, mimeType: 'image/png', buffer });
  await file('logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.getByText('This is no PNG, JPEG or WebP picture.').waitFor();
  await file('logo.png', drawLogo().png);
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.getByRole('img', { name: 'Logo of Acme' }).waitFor();
  expect(await page.evaluate('document.images[0].naturalWidth')).toBe(400);
  await page.getByLabel('In one sentence').fill('We make everything.');
  await page.getByLabel('Website').fill('https://acme.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await page.goto(new URL('/sponsors', pages.url).href);
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Acme' }).click();
  await page.getByText('We make everything.').waitFor();
  await device.close();
});
