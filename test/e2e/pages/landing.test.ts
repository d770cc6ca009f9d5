import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('a link opens by one press, and its secret is in no address that is kept', async () => {
  const device = await browser.device();
  const page = await device.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const { url, text } = await pages.link('app', 'musa');
  await page.goto(url);
  await page.getByText('This link is for you alone').waitFor();
  await expect.poll(() => page.url()).not.toContain(text);
  expect(await page.evaluate('history.length')).toBe(2);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'موسى المثال' }).waitFor();
  expect(asked.filter((address) => address.includes(text))).toEqual([]);
  await device.close();
});

test('a link is pasted where scripts are off', async () => {
  const device = await browser.device({ javaScriptEnabled: false });
  const page = await device.newPage();
  const { url } = await pages.link('app', 'ada');
  await page.goto(new URL('/a', url).href);
  await page.getByLabel('Your personal link').fill(url);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { name: 'Ada Beispiel' }).waitFor();
  await device.close();
});

test('the landing page is sound in every language', async () => {
  const device = await browser.device();
  const page = await device.newPage();
  await page.goto(new URL('/a', pages.url).href);
  expect(await pageFaults(page)).toEqual([]);
  await device.close();
});
