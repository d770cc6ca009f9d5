import { afterAll, beforeAll, expect, test } from 'vitest';
import { privateLinkKinds } from '#shared/codes/findPrivateLink.ts';
import { sha256 } from '#server/log/hashFact.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { tokenScopes } from '#server/tokens/apiToken.ts';
import { createProgram } from '#test/support/web/createProgram.ts';
import type { Visitor } from '#test/support/web/createVisitor.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { routesOf } from '#test/support/web/routesOf.ts';
import { signInStaff } from '#test/support/web/signInStaff.ts';

const people = 500;

let pages: OpenPages;
let owner: Visitor;
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
