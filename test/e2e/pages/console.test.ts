import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults } from '#test/support/axeFaults.ts';
import { setUpStaff, staffPassword } from '#test/support/server/setUpStaff.ts';
import { joinStation } from '#test/support/web/joinStation.ts';
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

test('the main job is done by keyboard: sign in, find somebody, end a link that leaked', async () => {
  const { codeNow } = await setUpStaff(pages.store, pages.time, { login: 'kim', role: 'owner' });
  const { handle, text } = await pages.link('app', 'zoe');
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

  await page.getByRole('link', { name: 'Attendees' }).press('Enter');
  await page.getByRole('heading', { name: 'Attendees' }).waitFor();
  await page.getByRole('link', { name: 'Add somebody' }).focus();
  await page.keyboard.press('/');
  await page.keyboard.type('modele');
  await page.keyboard.press('Enter');
  await page.getByText('1 person').waitFor();
  await page.getByRole('link', { name: 'Zoë Modèle' }).press('Enter');
  const row = page.getByRole('row').filter({ hasText: handle.slice(-6) });
  await row.getByText('Change …').click();
  await row.getByLabel('Why?').fill('posted in a chat');
  await row.getByRole('button', { name: 'It leaked' }).click();
  await page.getByText('Below is what was done with it').waitFor();
  expect(await pages.store.links.read(handle)).toMatchObject({ state: 'revoked' });
  expect(await page.content()).not.toContain(text.slice(4, 20));
  await fillPages();
  await everyPageIsSound(page);
  await importAList(page);
  await inviteSpeakers(page);
  // Select all and copy, as somebody would who wants the link after all.
  await device.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${pages.url}/console/attendees/zoe`);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate('navigator.clipboard.readText()');
  expect(copied).toContain('la1_••••');
  expect(copied).not.toMatch(/la1_[a-z2-7]/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await device.close();
});

/** Something of everything that pages show: a canceled session with somebody in it, and a case of the helpdesk. */
const fillPages = async (): Promise<void> => {
  const begins = pages.time.now + 86_400_000;
  const times = { startsAt: begins, endsAt: begins + 3_600_000 };
  await pages.programme([
    { id: 'scything', title: 'Scything', room: 'Barn', ...times, seats: 12, canceled: true },
  ]);
  const changes = { sessions: ['scything'] };
  await pages.store.people.change({ attendeeId: 'zoe', changes, actor: 'terminal' });
  const desk = await joinStation(pages.store, pages.dataDir);
  await desk.tell('noteAdded', 'zoe', { text: 'lost her badge', helpdesk: true, about: null });
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

const main = [
  '',
  '/attendees',
  '/attendees/zoe',
  '/programme',
  '/programme/scything',
  '/programme/new',
  '/import',
  '/stations',
  '/mail',
  '/mail/template',
  '/mail/send',
  '/mail/returned',
  '/campaigns',
  '/campaigns/new',
  '/exports',
  '/audit',
  '/settings',
  '/staff',
  '/account',
  '/account/recovery',
];

/** Axe in both languages, light and dark, on a laptop and a phone: each page in one of them, all looks among the pages. */
const everyPageIsSound = async (page: Page): Promise<void> => {
  for (const [no, path] of main.entries()) {
    const language = no % 2 === 0 ? 'de' : 'en';
    const width = no % 4 < 2 ? 1366 : 390;
    await page.emulateMedia({ colorScheme: no % 3 === 0 ? 'dark' : 'light' });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${pages.url}/console${path}?lang=${language}`);
    expect([path, await axeFaults(page)]).toEqual([path, []]);
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([path, language, width, tooWide]).toEqual([path, language, width, 0]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${pages.url}/console?lang=en`);
};
