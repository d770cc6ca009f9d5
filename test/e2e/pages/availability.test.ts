import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type OpenBrowser } from '#test/support/web/openBrowser.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { pageFaults } from '#test/support/web/pageFaults.ts';

let pages: OpenPages;
let browser: OpenBrowser;
let campaign: string;
beforeAll(async () => {
  pages = await openPages();
  browser = await openBrowser();
  const made = await pages.store.campaigns.create(
    {
      name: 'Dinner of the speakers',
      question: 'When can you come?',
      timeZone: 'Europe/Berlin',
      days: ['2027-05-10', '2027-05-11'],
      slots: [
        { from: '09:00', until: '10:00' },
        { from: '19:00', until: '21:00' },
      ],
      closesAt: pages.time.now + 24 * 3_600_000,
    },
    'terminal',
  );
  campaign = made.ok ? made.value.id : '';
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

const focused = (page: Page): Promise<unknown> =>
  page.evaluate(`(({ name, value, checked }) => [name, value, checked])(document.activeElement)`);

test('an invitee answers by keyboard alone, in the time zone of where they are', async () => {
  const device = await browser.device({ timezoneId: 'America/New_York' });
  const page = await device.newPage();
  const { url } = await pages.link('availability', 'ada', { scope: campaign });
  await page.goto(url);
  // The page's script has taken the secret out of the address: pressed before that, the button finds no link to send.
  await page.waitForURL(/\/v$/);
  await page.getByRole('button', { name: 'Open' }).press('Enter');
  const first = page.getByRole('group', { name: /Monday 10 May, 03:00 – 04:00 09:00 – 10:00/ });
  await first.getByRole('radio', { name: 'Yes' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toEqual(['slot_2027-05-10_09:00-10:00', 'if_need_be', true]);
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toEqual(['slot_2027-05-10_19:00-21:00', 'yes', false]);
  await page.keyboard.press('Space');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toEqual(['slot_2027-05-11_19:00-21:00', 'yes', false]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toEqual(['slot_2027-05-11_09:00-10:00', 'no', true]);
  await page.getByLabel('Comment').fill('Hungry');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Your answer is saved.').waitFor();
  const [answer] = await pages.store.campaigns.history(campaign, 'ada');
  expect(answer).toMatchObject({
    comment: 'Hungry',
    choices: {
      '2027-05-10_09:00-10:00': 'if_need_be',
      '2027-05-10_19:00-21:00': 'yes',
      '2027-05-11_09:00-10:00': 'no',
    },
  });
  expect(await pageFaults(page)).toEqual([]);
  await device.close();
});
