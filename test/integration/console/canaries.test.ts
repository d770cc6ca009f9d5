import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { privateLinkKinds } from '#shared/codes/findPrivateLink.ts';
import { sha256 } from '#server/log/hashFact.ts';
import { axeFaults } from '#test/support/axeFaults.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { setUpStaff, staffPassword } from '#test/support/server/setUpStaff.ts';
import { tokenScopes } from '#server/tokens/apiToken.ts';
import { createProgram } from '#test/support/web/createProgram.ts';
import type { Visitor } from '#test/support/web/createVisitor.ts';
import { joinStation } from '#test/support/web/joinStation.ts';
import { openBrowser } from '#test/support/web/openBrowser.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { routesOf } from '#test/support/web/routesOf.ts';
import { signInStaff } from '#test/support/web/signInStaff.ts';

const people = 500;

let pages: OpenPages;
let owner: Visitor;
let campaign: string;
let program: ReturnType<typeof createProgram>;
/** What must be nowhere: pieces of the secrets of 1,000 links, their hashes, and pieces of 1,000 codes. */
const canaries: string[] = [];
/** Staff can call these links by their handles. */
const handles: string[] = [];

beforeAll(async () => {
  pages = await openPages();
  const { store } = pages;
  const ids = Array.from({ length: people }, (_, no) => `canary-${no}`);
  await store.people.add(
    ids.map((id, no) =>
      anAttendee({
        id,
        subject: `f${no.toString(16).padStart(15, '0')}`,
        email: `${id}@example.org`,
      }),
    ),
    'terminal',
  );
  const issued = await store.links.issue(
    ids.flatMap((subject, no) =>
      [0, 1].map((more) => ({
        kind: privateLinkKinds[(no + more) % privateLinkKinds.length] ?? 'app',
        subject,
        actor: 'terminal' as const,
        reason: 'invitation',
        ...(privateLinkKinds[(no + more) % privateLinkKinds.length] === 'access-as'
          ? { boundTo: 'somebody' }
          : {}),
      })),
    ),
  );
  if (!issued.ok) throw new Error(issued.error.code);
  for (const { link, text } of issued.value) {
    const secret = text.reveal();
    canaries.push(secret.slice(4, 24), secret.slice(20), sha256(secret));
    handles.push(link.handle);
  }
  for (const attendeeId of ids) {
    for (const medium of ['entry', 'badge'] as const) {
      const code = await store.issueCode({ attendeeId, medium });
      if (!code.ok) throw new Error(code.error.code);
      // The part of the signature: what comes before it is the same for everybody, or an id.
      canaries.push(code.value.text.slice(60, 100), code.value.text.slice(-40));
    }
  }
  owner = (await signInStaff(pages, 'owner')).visitor;
  const until = store.clock() + 24 * 3_600_000;
  const planned = await store.campaigns.create(
    {
      name: 'When can you meet?',
      timeZone: 'Europe/Berlin',
      days: ['2027-05-04', '2027-05-05'],
      slots: [{ from: '09:00', until: '10:00' }],
      closesAt: until,
    },
    'terminal',
  );
  if (!planned.ok) throw new Error(planned.error.code);
  campaign = planned.value.id;
  // Something of everything that pages show: a canceled session with somebody in it, and a case of the helpdesk.
  const times = { startsAt: until, endsAt: until + 3_600_000 };
  await pages.programme([
    { id: 'scything', title: 'Scything', room: 'Barn', ...times, seats: 12, canceled: true },
  ]);
  const changes = { sessions: ['scything'] };
  await store.people.change({ attendeeId: 'canary-0', changes, actor: 'terminal' });
  const desk = await joinStation(store, pages.dataDir);
  await desk.tell('noteAdded', 'canary-0', { text: 'lost her badge', helpdesk: true, about: null });
  await store.sponsors.add(
    { name: 'Bêta SA', contactAddress: 'zoe@example.org', editDeadline: until },
    'terminal',
  );
  const token = await store.tokens.make({
    name: 'everything',
    scopes: tokenScopes,
    days: 1,
    actor: 'terminal',
  });
  if (!token.ok) throw new Error(token.error.code);
  program = createProgram(pages.url, token.value.text.reveal());
});
afterAll(() => pages.close());

const leaked = (texts: readonly string[]): readonly string[] => {
  const all = texts.join('\n');
  return canaries.filter((canary) => all.includes(canary));
};

/** The address of a route for somebody and something that there is. */
const addressesOf = (pattern: string): readonly string[] =>
  [0, 1, 2, 7].map((no) =>
    pattern
      .replace('campaigns/:id', `campaigns/${campaign}`)
      .replace('programme/:id', 'programme/scything')
      .replace(':handle', handles[no] ?? '')
      .replace(':medium', no === 0 ? 'entry' : 'badge')
      .replaceAll(/:\w+/g, `canary-${no}`),
  );

test('canaries are found where they are shown, so that the search below can fail', () => {
  const [first = ''] = canaries;
  expect(leaked([`<p>${first}</p>`])).toEqual([first]);
  expect(new Set(canaries).size).toBe(people * 2 * 3 + people * 2 * 2);
});

test('no page or answer that staff get has a secret of anybody', async () => {
  const routes = await routesOf(pages.store);
  const staffRoutes = routes.filter((route) => / \/console(\/|$)| \/api\//.test(route));
  expect(staffRoutes.length).toBeGreaterThan(20);
  const seen: string[] = [];
  const ask = async (method: string, address: string): Promise<void> => {
    if (address.startsWith('/api/')) {
      const body = { reason: 'a test', change: 'resend', company: 'New' };
      const told = await program(method, address, method === 'GET' ? undefined : body);
      expect([address, told.status < 500 && told.status !== 403]).toEqual([address, true]);
      seen.push(told.text, JSON.stringify([...told.headers]));
      return;
    }
    const answer =
      method === 'GET'
        ? await owner.get(address)
        : await owner.post(address, {
            reason: 'a test',
            change: 'resend',
            q: 'canary',
          });
    expect([address, answer.status < 500]).toEqual([address, true]);
    seen.push(answer.text, answer.location, JSON.stringify([...answer.headers]));
  };
  const template = { name: 'all', subject: '', text: '{{_webapp_link}} {{_user_qr}}', html: '' };
  const html = '<p><a href="{{_registration_link}}">x</a><img src="{{_user_qr}}" alt=""></p>';
  await owner.post('/console/mail/template', { ...template, html });
  await ask('GET', '/console/mail/template?name=all');
  await ask('GET', '/console/mail/preview?name=all&no=1');
  for (const route of staffRoutes) {
    const [method = '', pattern = ''] = route.split(' ');
    // Its own session and account are needed for the rest.
    if (pattern.endsWith('/sign-out') || pattern.endsWith('/account/sessions')) continue;
    for (const address of new Set(addressesOf(pattern))) await ask(method, address);
  }
  for (const change of ['resend', 'rotate', 'suspend', 'resume', 'revoke', 'leak']) {
    for (const handle of handles.slice(10, 20)) {
      const answer = await owner.post(`/console/links/${handle}`, { change, reason: 'a test' });
      seen.push(answer.text, answer.location, JSON.stringify([...answer.headers]));
    }
  }
  await ask('GET', '/console/attendees?q=canary&page=3');
  await ask('GET', '/api/v1/attendees?text=canary&limit=500');
  await ask('GET', '/api/v1/audit?limit=1000');
  for (const no of [10, 11, 12]) await ask('GET', `/console/attendees/canary-${no}`);
  expect(seen.length).toBeGreaterThan(200);
  expect(leaked(seen)).toEqual([]);
  expect(leaked(pages.logLines)).toEqual([]);
  // What was made on the way (rotated, sent anew) is as secret: no text at all looks like a link or a code.
  // A link to see the app as somebody is the staff member's own, for that very browser.
  expect(seen.join('\n')).not.toMatch(/l[arvs]1_[a-z2-7]{20}/i);
  expect(seen.join('\n')).not.toMatch(/[LT][EB]1[A-Z2-7]{40}/);
});

test('no page shows a secret in a browser or gives one to the clipboard, and each can be used by everybody', async () => {
  const { codeNow } = await setUpStaff(pages.store, pages.time, { login: 'kim', role: 'owner' });
  const browser = await openBrowser();
  const device = await browser.device();
  await device.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await device.newPage();
  await page.goto(`${pages.url}/console/sign-in`);
  for (const [id, text] of [
    ['login', 'kim'],
    ['password', staffPassword],
    ['code', codeNow()],
  ]) {
    await page.locator(`#${id}`).fill(text ?? '');
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/console$/);
  const routes = (await routesOf(pages.store)).flatMap((route) =>
    route.startsWith('GET /console') && !/\/csv$|\/preview$/.test(route) ? [route.slice(4)] : [],
  );
  const [seeAs, ownPages] = [
    routes.filter((route) => route.startsWith('/console/as')),
    routes.filter((route) => !route.startsWith('/console/as')),
  ];
  expect([seeAs.length > 5, ownPages.length > 20]).toEqual([true, true]);
  const faults: string[] = [];
  for (const route of ownPages) {
    const [address = ''] = addressesOf(route);
    const query = route === '/console/mail/template' ? '?name=all' : '';
    faults.push(...(await faultsOf(page, address + query)));
  }
  await page.goto(`${pages.url}/console/attendees/canary-2?lang=en`);
  await page.getByText('See the app as this person').click();
  await page.getByLabel('Why? The person can see that you looked.').fill('ticket 12');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/console\/as$/);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.waitForURL(/\/console\/as\/me$/);
  // They are the attendee's own pages, whose looks are looked at with those.
  for (const route of seeAs) faults.push(...(await faultsOf(page, route, [])));
  expect(faults).toEqual([]);
  expect(leaked(pages.logLines)).toEqual([]);
  await browser.close();
});

const looks = [
  {
    language: 'en',
    colorScheme: 'light',
    viewport: { width: 1366, height: 768 },
    rules: [],
  },
  {
    language: 'de',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
    // What a look can change; the rest is asked of each page once.
    rules: ['color-contrast', 'scrollable-region-focusable', 'target-size', 'label', 'button-name'],
  },
] as const;

/** Opens a page on a laptop and on a phone; gives what is wrong with what it holds, what is copied, its width, and axe. */
const faultsOf = async (
  page: Page,
  address: string,
  shownIn: readonly (typeof looks)[number][] = looks,
): Promise<readonly string[]> => {
  const query = address.includes('?') ? '&' : '?';
  await page.goto(`${pages.url}${address}${query}lang=en`);
  const seen: string[] = [];
  for (const frame of page.frames()) {
    seen.push(await frame.content(), await frame.evaluate(valuesOfFields));
  }
  await page.evaluate('document.activeElement?.blur()');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  const copied = String(await page.evaluate('navigator.clipboard.readText()'));
  const faults = leaked([...seen, copied]).map((canary) => `shows or copies ${canary}`);
  if (!copied.includes(await page.getByRole('heading', { level: 1 }).innerText())) {
    faults.push('copies nothing');
  }
  for (const { language, colorScheme, viewport, rules } of shownIn) {
    if (language !== 'en') await page.goto(`${pages.url}${address}${query}lang=${language}`);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    faults.push(...(await axeFaults(page, rules)));
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (tooWide > 0) faults.push(`${tooWide} px too wide at ${viewport.width}`);
  }
  return faults.map((fault) => `${address}: ${fault}`);
};

const valuesOfFields = (): string =>
  [...document.querySelectorAll('input, textarea, select')]
    .map((field) => ('value' in field ? String(field.value) : ''))
    .join('\n');
