import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createDemoPeople } from '#app/demo/createDemoPeople.ts';
import { sha256 } from '#server/log/hashFact.ts';
import { keepPicture } from '#test/support/keepPicture.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { invitation } from '#test/support/server/invitation.ts';
import { setUpStaff, staffPassword } from '#test/support/server/setUpStaff.ts';
import { joinStation } from '#test/support/web/joinStation.ts';
import { openBrowser, type OpenBrowser } from '#test/support/web/openBrowser.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';

// The pictures of docs/CONSOLE.md; with LANYARD_PICTURES=write they are put into docs/images. About 10 s.

const minute = 60_000;
const because = { actor: 'staff:1', reason: 'wrote that the mail is gone' } as const;

const mail = `<div style="font: 16px/1.5 sans-serif; color: #1c2430; padding: 8px 12px">
<p style="font-size: 22px; font-weight: 700; margin: 0 0 8px">Hello {{first_name}}</p>
<p>On 10 May we open at nine. Your page has your sessions: <a href="{{_webapp_link}}">open it</a>.</p>
<img src="{{_user_qr}}" alt="Your entry code" width="170" height="170"></div>`;

let pages: OpenPages;
let browser: OpenBrowser;
let page: Page;

beforeAll(async () => {
  pages = await openPages();
  const { store, time } = pages;
  const people = createDemoPeople(400).map((person, no) =>
    anAttendee({
      ...{ id: `person-${no}`, subject: no.toString(16).padStart(16, '0') },
      ...{ firstName: person.firstName, lastName: person.lastName, company: person.company },
      ...{ email: person.email, orderNumber: person.orderNumber, status: person.status },
    }),
  );
  await store.people.add(people, 'terminal');
  const desk = await joinStation(store, pages.dataDir);
  const first = await pages.link('app', 'zoe');
  time.now += 20 * minute;
  await store.links.redeem({ kind: 'app', text: first.text, actor: 'attendee' });
  await pages.link('registration', 'zoe');
  time.now += 90 * minute;
  await store.links.rotate({ handle: first.handle, ...because });
  await store.issueCode({ attendeeId: 'zoe', medium: 'entry' });
  const shown = await pages.link('app', 'ada');
  await store.links.setExposureRule('note', 'terminal');
  await store.links.reportExposed({ secretHash: sha256(shown.text), station: desk.id });
  const lost = await pages.link('registration', 'musa');
  await store.links.reportLeak({ handle: lost.handle, ...because });
  await store.mail.saveTemplate({ template: { ...invitation, html: mail }, actor: 'terminal' });
  await pages.store.rememberAddress('https://store.example.org');
  const { codeNow } = await setUpStaff(store, time, { login: 'Kim', role: 'owner' });
  browser = await openBrowser();
  const device = await browser.device({
    viewport: { width: 1366, height: 768 },
    colorScheme: 'light',
    locale: 'en-GB',
  });
  page = await device.newPage();
  await page.goto(`${pages.url}/console/sign-in`);
  await page.locator('#login').fill('Kim');
  await page.locator('#password').fill(staffPassword);
  await page.locator('#code').fill(codeNow());
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/console$/);
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

test.each([
  ['console-overview', '/console'],
  ['console-person', '/console/attendees/zoe'],
  ['console-template', '/console/mail/template?name=invitation'],
])('%s', async (name, path) => {
  await page.goto(pages.url + path);
  // The mails in their frames: a picture where each recipient gets their code.
  for (const frame of page.frames().slice(1)) {
    const width = await frame.locator('img').evaluate((picture) => picture.clientWidth);
    expect(width).toBe(170);
    expect(await frame.content()).not.toContain('cid:');
  }
  await keepPicture(page, name);
});
