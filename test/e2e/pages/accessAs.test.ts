import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpStaff, staffPassword } from '#test/support/server/setUpStaff.ts';
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

test('staff see the app as an attendee, under a banner that stays until they end it', async () => {
  const { codeNow } = await setUpStaff(pages.store, pages.time, { login: 'kim', role: 'helpdesk' });
  const device = await browser.device({ viewport: { width: 1366, height: 768 } });
  const page = await device.newPage();
  await page.goto(new URL('/console/sign-in', pages.url).href);
  await page.getByLabel('Sign-in name').fill('kim');
  await page.getByLabel('Password').fill(staffPassword);
  await page.getByLabel('Code').fill(codeNow());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/console$/);
  await page.goto(new URL('/console/attendees/musa', pages.url).href);
  await page.getByText('See the app as this person').click();
  await page.getByLabel('Why? The person can see that you looked.').fill('ticket 12');
  await page.getByRole('button', { name: 'Begin' }).click();
  // The page's script has taken the secret out of the address: pressed before that, the button finds no link to send.
  await page.waitForURL(/\/console\/as$/);
  await page.getByRole('button', { name: 'Open' }).click();
  const banner = page.getByRole('region', { name: /looking at somebody else/ });
  await page.waitForURL(/\/console\/as\/me$/);
  expect(await banner.innerText()).toMatch(/موسى المثال[^]*kim[^]*30 minutes/);
  await page.getByRole('link', { name: 'Change my details' }).click();
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  expect((await banner.boundingBox())?.y).toBe(0);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Nothing was changed.').waitFor();
  await banner.waitFor();
  await page.goto(new URL('/console/as/code', pages.url).href);
  await page.getByText('Only its owner sees it.').waitFor();
  expect(await page.locator('img, svg').count()).toBe(0);
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'End' }).click();
  await page.waitForURL(/\/console\/attendees\/musa$/);
  await device.close();
});
