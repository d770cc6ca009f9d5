import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffRoles, type StaffRole } from '#server/staff/staffRole.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { routesOf } from '#test/support/web/routesOf.ts';
import { signInStaff } from '#test/support/web/signInStaff.ts';
import type { Visitor } from '#test/support/web/createVisitor.ts';

const everybody = staffRoles;
const helpers = ['owner', 'organiser', 'helpdesk'] as const;
const organisers = ['owner', 'organiser'] as const;
const readers = ['owner', 'organiser', 'auditor'] as const;
const owners = ['owner'] as const;

/** Who is answered by each route of the console; a route that is not here is a failure. */
const table: Readonly<Record<string, readonly StaffRole[] | 'nobody'>> = {
  'GET /console': everybody,
  'GET /console/sign-in': 'nobody',
  'POST /console/sign-in': 'nobody',
  'GET /console/set-up': 'nobody',
  'POST /console/set-up': 'nobody',
  'GET /console/set-up/account': 'nobody',
  'POST /console/set-up/account': 'nobody',
  'GET /console/account': everybody,
  'POST /console/account/sessions': everybody,
  'POST /console/account/password': everybody,
  'GET /console/account/recovery': everybody,
  'POST /console/account/recovery': everybody,
  'GET /console/attendees': everybody,
  'GET /console/attendees/new': helpers,
  'POST /console/attendees/new': helpers,
  'GET /console/attendees/:id': everybody,
  'POST /console/attendees/:id': helpers,
  'POST /console/attendees/:id/hold': helpers,
  'POST /console/attendees/:id/see-as': helpers,
  'POST /console/attendees/:id/codes/:medium': helpers,
  'GET /console/import': organisers,
  'POST /console/import': organisers,
  'GET /console/import/:id': organisers,
  'POST /console/import/:id/columns': organisers,
  'POST /console/import/:id/take': organisers,
  'POST /console/import/:id/drop': organisers,
  'GET /console/programme': everybody,
  'GET /console/programme/new': organisers,
  'POST /console/programme/new': organisers,
  'GET /console/programme/:id': everybody,
  'POST /console/programme/:id': organisers,
  'POST /console/programme/:id/state': organisers,
  'POST /console/cases/:id/close': helpers,
  'GET /console/stations': everybody,
  'POST /console/stations/enrol': organisers,
  'POST /console/stations/:id/revoke': organisers,
  'GET /console/mail': readers,
  'GET /console/mail/template': readers,
  'GET /console/mail/preview': readers,
  'POST /console/mail/template': organisers,
  'POST /console/mail/publish': organisers,
  'POST /console/mail/template/language': organisers,
  'GET /console/mail/send': organisers,
  'POST /console/mail/send': organisers,
  'GET /console/mail/mailings/:id': readers,
  'POST /console/mail/mailings/:id': organisers,
  'POST /console/mail/mails/:id/retry': organisers,
  'POST /console/mail/settings': organisers,
  'GET /console/mail/returned': organisers,
  'POST /console/mail/returned': organisers,
  'GET /console/campaigns': readers,
  'GET /console/campaigns/new': organisers,
  'POST /console/campaigns/new': organisers,
  'GET /console/campaigns/:id': readers,
  'GET /console/campaigns/:id/edit': organisers,
  'POST /console/campaigns/:id/edit': organisers,
  'POST /console/campaigns/:id/close': organisers,
  'POST /console/campaigns/:id/invite': organisers,
  'POST /console/campaigns/:id/remind': organisers,
  'GET /console/campaigns/:id/csv': readers,
  'GET /console/sponsors': readers,
  'POST /console/sponsors': organisers,
  'GET /console/sponsors/:id': organisers,
  'POST /console/sponsors/:id': organisers,
  'POST /console/sponsors/:id/link': organisers,
  'GET /console/exports': readers,
  'POST /console/exports/people': organisers,
  'POST /console/exports/request': organisers,
  'POST /console/exports/:id/approve': organisers,
  'POST /console/exports/:id/make': organisers,
  'POST /console/exports/batches/:batch/rotate': organisers,
  'GET /console/audit': readers,
  'GET /console/audit/verify': readers,
  'GET /console/settings': readers,
  'POST /console/settings/event': organisers,
  'POST /console/settings/exposed-links': organisers,
  'POST /console/settings/registration': organisers,
  'GET /console/links/:handle': everybody,
  'POST /console/links/:handle': helpers,
  'GET /console/tokens': owners,
  'POST /console/tokens': owners,
  'POST /console/tokens/:id/revoke': owners,
  'GET /console/staff': owners,
  'POST /console/staff/invite': owners,
  'POST /console/staff/change': owners,
  // Last: it ends the session.
  'POST /console/sign-out': everybody,
};

let pages: OpenPages;
const visitors = new Map<StaffRole, Visitor>();
beforeAll(async () => {
  pages = await openPages();
  for (const role of staffRoles) visitors.set(role, (await signInStaff(pages, role)).visitor);
});
afterAll(() => pages.close());

// What is below /console/as is the app as an attendee sees it: see pages/accessAs.test.ts.
test('the table knows every route of the console', async () => {
  const routes = (await routesOf(pages.store)).filter((route) =>
    / \/console(\/(?!as([*/]|$))|$)/.test(route),
  );
  expect(Object.keys(table).toSorted()).toEqual(routes.toSorted());
});

describe.each(staffRoles)('%s', (role) => {
  test.each(Object.entries(table))('at %s', async (route, allowed) => {
    const visitor = visitors.get(role);
    if (visitor === undefined || allowed === 'nobody') return;
    const { handle } = await pages.link('app', 'ada');
    const [method, pattern = ''] = route.split(' ');
    const path = pattern
      .replace(':id', 'ada')
      .replace(':handle', handle)
      .replace(':medium', 'entry');
    const answer = method === 'GET' ? await visitor.get(path) : await visitor.post(path);
    if (allowed.includes(role)) {
      expect([200, 303, 404, 422]).toContain(answer.status);
      expect(answer.location).not.toBe(route.endsWith('sign-out') ? '' : '/console/sign-in');
    } else {
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('Your role does not allow this');
    }
  });
});

test('nobody who is not signed in is answered', async () => {
  const { createVisitor } = await import('#test/support/web/createVisitor.ts');
  for (const [route, allowed] of Object.entries(table)) {
    if (allowed === 'nobody') continue;
    const [method, path = ''] = route.split(' ');
    const stranger = createVisitor(pages.url);
    const answer = method === 'GET' ? await stranger.get(path) : await stranger.post(path);
    expect([route, answer.status, answer.location]).toEqual([route, 303, '/console/sign-in']);
  }
});
