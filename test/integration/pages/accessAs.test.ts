import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '#test/support/web/createVisitor.ts';
import { createVisitor } from '#test/support/web/createVisitor.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { routesOf } from '#test/support/web/routesOf.ts';
import { signInStaff } from '#test/support/web/signInStaff.ts';

let pages: OpenPages;
let helper: Visitor;
let helperId: string;
beforeAll(async () => {
  pages = await openPages();
  const signedIn = await signInStaff(pages, 'helpdesk');
  helper = signedIn.visitor;
  helperId = signedIn.id;
});
afterAll(() => pages.close());

const minute = 60_000;
const begin = async (visitor: Visitor, id: string, reason = 'ticket 12'): Promise<string> => {
  const { location } = await visitor.post(`/console/attendees/${id}/see-as`, { reason });
  return location.split('#')[1] ?? '';
};
const open = (visitor: Visitor, link: string) => visitor.post('/console/as', { link });
const look = async (id = 'ada'): Promise<void> => {
  expect(await open(helper, await begin(helper, id))).toMatchObject({
    status: 303,
    location: '/console/as/me',
  });
};
const auditOf = async (subject: string) =>
  (await pages.store.audit({ subject, limit: 3 })).map(({ action, actor }) => [action, actor]);

describe('a look at the app as an attendee', () => {
  test('begins with a reason, and shows the attendee’s own pages under a banner', async () => {
    const { status, location } = await helper.post('/console/attendees/ada/see-as', {
      reason: 'ticket 12',
    });
    expect(status).toBe(303);
    expect(location).toMatch(/^\/console\/as#lx1_[a-z2-7]{39}$/);
    await open(helper, location.split('#')[1] ?? '');
    const { text } = await helper.get('/console/as/me');
    expect(text).toContain('<h1>Ada Beispiel</h1>');
    expect(text).toContain('You see the app as <bdi>Ada Beispiel</bdi>');
    expect(text).toContain('30 minutes');
    expect(text).toContain('href="/console/as/code"');
    expect(text).not.toContain('"/a/');
  });

  test('stands on record with its reason, and the attendee sees that it happened', async () => {
    const ada = createVisitor(pages.url);
    await ada.post('/a', { link: (await pages.link('app', 'ada')).text });
    await look();
    const [opened] = await pages.store.audit({ subject: 'ada', limit: 1 });
    expect(opened).toMatchObject({
      action: 'access_as.opened',
      actor: `staff:${helperId}`,
      reason: 'ticket 12',
    });
    expect((await ada.get('/a/history')).text).toContain('A member of staff looked at your page');
  });

  test.each(['', '   '])('is refused without a reason: "%s"', async (reason) => {
    expect(await helper.post('/console/attendees/ada/see-as', { reason })).toMatchObject({
      status: 422,
    });
  });

  test('is refused for nobody', async () => {
    expect(await helper.post('/console/attendees/nobody/see-as', { reason: 'x' })).toMatchObject({
      status: 404,
    });
  });

  test('is not for those who may only read', async () => {
    const { visitor } = await signInStaff(pages, 'auditor');
    expect(await visitor.post('/console/attendees/ada/see-as', { reason: 'x' })).toMatchObject({
      status: 403,
    });
  });
});

describe('the link of a look', () => {
  test('opens once, in ten minutes, in its own staff session, and else is refused alike', async () => {
    const { visitor: other } = await signInStaff(pages, 'organiser');
    const { visitor: second } = await signInStaff(pages, 'helpdesk', 'second');
    const used = await begin(helper, 'ada');
    await open(helper, used);
    const late = await begin(helper, 'ada');
    pages.time.now += 10 * minute;
    const answers = [
      await open(helper, used),
      await open(helper, late),
      await open(other, await begin(helper, 'ada')),
      await open(second, await begin(helper, 'ada')),
      await open(createVisitor(pages.url), await begin(helper, 'ada')),
      await open(helper, `lx1_${'a'.repeat(39)}`),
    ];
    for (const { status, text } of answers) {
      expect({ status, text }).toEqual({ status: 403, text: answers[5]?.text });
    }
    expect(await other.get('/console/as/me')).toMatchObject({ status: 403 });
  });
});

describe('an open look', () => {
  test('ends after thirty minutes', async () => {
    await look();
    pages.time.now += 29 * minute;
    const { text } = await helper.get('/console/as/me');
    expect(text).toContain('>1 minute<');
    pages.time.now += minute;
    expect(await helper.get('/console/as/me')).toMatchObject({ status: 403 });
    expect((await helper.get('/console/as/me')).text).not.toContain('Ada');
  });

  test('shows no secret, and makes none by looking', async () => {
    const id = await pages.newcomer({ entryGeneration: 0 });
    await look(id);
    for (const path of ['me', 'code', 'history', 'profile', 'cards', 'cards/settings']) {
      const { status, text } = await helper.get(`/console/as/${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(text).not.toMatch(/data:image|<svg|L[EB]1[A-Z2-7]{20}|l[arxvs]1_/);
    }
    expect((await helper.get('/console/as/code')).text).toContain('Only its owner sees it.');
    expect((await pages.store.people.read(id))?.entryGeneration).toBe(0);
  });

  test('has its banner on every page that there is', async () => {
    await look();
    const routes = (await routesOf(pages.store)).filter((route) =>
      route.startsWith('GET /console/as/'),
    );
    expect(routes.length).toBeGreaterThan(5);
    for (const route of routes) {
      const { text } = await helper.get(route.slice('GET '.length));
      expect([route, text.includes('class="look"')]).toEqual([route, true]);
    }
  });

  test('refuses and records every change, and changes nothing', async () => {
    await look();
    const before = await pages.store.people.read('ada');
    const paths = (await routesOf(pages.store))
      .filter((route) => route.startsWith('POST /a/'))
      .map((route) => route.slice('POST /a/'.length));
    expect(paths.length).toBeGreaterThan(5);
    for (const path of [...paths, 'whatever']) {
      const { status, text } = await helper.post(`/console/as/${path}`, { firstName: 'Eve' });
      expect([path, status]).toEqual([path, 403]);
      expect(text).toContain('Nothing was changed.');
      expect(text).toContain('class="look"');
      expect((await auditOf('ada'))[0]).toEqual(['access_as.refused', `staff:${helperId}`]);
    }
    expect(await pages.store.people.read('ada')).toEqual(before);
  });

  test('is ended from its banner', async () => {
    await look();
    expect(await helper.post('/console/as/end', { token: 'other' })).toMatchObject({ status: 403 });
    expect(await helper.post('/console/as/end')).toMatchObject({
      status: 303,
      location: '/console/attendees/ada',
    });
    expect(await helper.get('/console/as/me')).toMatchObject({ status: 403 });
    expect((await auditOf('ada'))[0]).toEqual(['access_as.ended', `staff:${helperId}`]);
  });

  test('ends with the staff session', async () => {
    const { visitor } = await signInStaff(pages, 'owner');
    await open(visitor, await begin(visitor, 'ada'));
    expect(await visitor.get('/console/as/me')).toMatchObject({ status: 200 });
    await visitor.post('/console/sign-out');
    expect(await visitor.get('/console/as/me')).toMatchObject({ status: 403 });
  });

  test('leaves the audit log whole', async () => {
    expect(await pages.store.verifyAudit()).toMatchObject({ isWhole: true });
  });
});
