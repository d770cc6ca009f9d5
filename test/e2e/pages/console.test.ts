import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { axeFaults } from '#test/support/axeFaults.ts';
import { setUpStaff, staffPassword } from '#test/support/server/setUpStaff.ts';
import { openBrowser, type OpenBrowser } from '#test/support/web/openBrowser.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';

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

test('the main job is done by keyboard: sign in, find somebody, send, end and replace their link', async () => {
  const { codeNow } = await setUpStaff(pages.store, pages.time, { login: 'kim', role: 'owner' });
  const { handle, text } = await pages.link('app', 'zoe');
  const other = await pages.link('registration', 'zoe');
  const device = await browser.device({ viewport: { width: 1366, height: 768 } });
  const page = await device.newPage();
  await page.goto(`${pages.url}/console`);
  // The first field has the focus from the start.
  await page.locator('#login:focus').waitFor();
  for (const typed of ['kim', staffPassword, codeNow()]) {
    await page.keyboard.type(typed);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Meadow Days' }).waitFor();

  await tabTo(page.getByRole('link', { name: 'Attendees' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Attendees' }).waitFor();
  await tabTo(page.getByRole('link', { name: 'Add somebody' }));
  await page.keyboard.press('/');
  await page.keyboard.type('modele');
  await page.keyboard.press('Enter');
  await page.getByText('1 person').waitFor();
  await tabTo(page.getByRole('link', { name: 'Zoë Modèle' }));
  await page.keyboard.press('Enter');
  const changeTo = async (button: string, ofHandle: string): Promise<void> => {
    const row = page.getByRole('row').filter({ hasText: ofHandle.slice(-6) });
    await tabTo(row.locator('summary'));
    await page.keyboard.press('Enter');
    await tabTo(row.getByLabel('Why?'));
    await page.keyboard.type('posted in a chat');
    await tabTo(row.getByRole('button', { name: button, exact: true }));
    await page.keyboard.press('Enter');
  };
  const stateOf = async (of: string) => (await pages.store.links.read(of))?.state;
  await changeTo('Send to owner again', handle);
  await page.getByText('Its owner gets another one of this kind by mail.').waitFor();
  expect([await stateOf(handle), (await pages.queuedMails('zoe')).length]).toEqual(['active', 1]);
  await changeTo('Revoke', other.handle);
  await page.getByText('Revoked for good.').waitFor();
  await changeTo('It leaked', handle);
  await page.getByText('Below is what was done with it').waitFor();
  expect([await stateOf(handle), await stateOf(other.handle)]).toEqual(['revoked', 'revoked']);
  expect(await page.content()).not.toContain(text.slice(4, 20));
  await importAList(page);
  await inviteSpeakers(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await device.close();
});

/** Goes on by the Tab key alone until this has the focus. */
const tabTo = async (target: Locator): Promise<void> => {
  await target.waitFor();
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press('Tab');
  }
  throw new Error('the Tab key does not come here');
};

/** Brings a list from the attendees, looks at what would change, and takes it in. */
const importAList = async (page: Page): Promise<void> => {
  await page.goto(`${pages.url}/console/attendees`);
  await page.getByRole('link', { name: 'Import a list' }).press('Enter');
  const list = 'Vorname;Nachname;Wohin;Status\nIda;Beispiel;Nord;bestätigt\n;;Süd;offen\n';
  const buffer = Buffer.from(list);
  await page.getByLabel('File').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Read the file' }).press('Enter');
  await page.getByText('No name in this row').waitFor();
  await page.getByLabel('What “Wohin” holds').selectOption('Company');
  await page.getByRole('button', { name: 'Look again' }).press('Enter');
  await page.locator('option:checked', { hasText: 'Company' }).waitFor({ state: 'attached' });
  expect(await axeFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth),
  ).toBe(0);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('button', { name: 'Import 2 rows' }).press('Enter');
  await page.getByRole('heading', { name: 'The list is in' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await pages.peopleNamed('Ida')).toMatchObject([{ company: 'Nord' }]);
};

/** Makes a campaign, sees whom it would invite, invites them, and follows their mails. */
const inviteSpeakers = async (page: Page): Promise<void> => {
  for (const attendeeId of ['ada', 'zoe']) {
    const changes = { category: 'Speaker' };
    await pages.store.people.change({ attendeeId, changes, actor: 'terminal' });
  }
  await page.goto(`${pages.url}/console/campaigns`);
  await page.getByRole('link', { name: 'New campaign' }).press('Enter');
  await page.getByLabel('Campaign', { exact: true }).fill('Interviews');
  await page.getByLabel('10 May 2027').press('Space');
  await page.getByLabel('Row of times, from').fill('09:00');
  await page.getByLabel('Row of times, until').fill('11:00');
  await page.getByLabel('Row of times, minutes').fill('30');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByRole('rowheader', { name: '10:30–11:00' }).waitFor();
  // What belongs to a choice makes it.
  await page.getByLabel('Category', { exact: true }).selectOption('Speaker');
  await page.getByRole('button', { name: 'See who gets it' }).press('Enter');
  await page.getByRole('heading', { name: '2 people get it' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Put 2 mails into the queue' }).press('Enter');
  await page.getByRole('rowheader', { name: 'Zoë Modèle' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Interviews' }).press('Enter');
  await page.getByRole('heading', { name: 'Who was asked' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
};
