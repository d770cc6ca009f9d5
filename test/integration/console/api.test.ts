import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { apiEndpoints } from '#server/api/apiEndpoints.ts';
import { tokenScopes, type TokenScope } from '#server/tokens/apiToken.ts';
import { createProgram } from '#test/support/web/createProgram.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { routesOf } from '#test/support/web/routesOf.ts';

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const programWith = async (...scopes: readonly TokenScope[]) => {
  const made = await pages.store.tokens.make({
    name: 'a test',
    scopes,
    days: 1,
    actor: 'terminal',
  });
  if (!made.ok) throw new Error(made.error.code);
  const ask = createProgram(pages.url, made.value.text.reveal());
  return { ask, id: made.value.token.id, text: made.value.text.reveal() };
};

const addressOf = (route: string): readonly [string, string] => {
  const [method = '', path = ''] = route.split(' ');
  return [method, path.replaceAll(/\{\w+\}/g, 'nobody')];
};

describe('the HTTP API', () => {
  test('serves exactly what its document describes', async () => {
    const served = (await routesOf(pages.store)).filter((route) => route.includes(' /api/'));
    const described = apiEndpoints.map(({ route }) => route.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(served.toSorted()).toEqual(described.toSorted());
  });

  test('answers no endpoint without a token that counts', async () => {
    const stranger = createProgram(pages.url, 'lk1_made-up');
    const answers = await Promise.all(
      apiEndpoints.slice(0, 10).map(({ route }) => stranger(...addressOf(route))),
    );
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([401, '{"error":"token_refused"}']);
    }
  });

  test.each(apiEndpoints.map(({ route, scope }) => [route, scope] as const))(
    '%s asks for its scope and no other',
    async (route, scope) => {
      const others = tokenScopes.filter((one) => one !== scope);
      const without = await (await programWith(...others)).ask(...addressOf(route));
      const own = await (await programWith(scope ?? 'audit:read')).ask(...addressOf(route));
      if (scope !== null) {
        expect([without.status, without.json()]).toEqual([
          403,
          { error: 'scope_missing', details: { scope } },
        ]);
      }
      expect([200, 400, 404, 422]).toContain(own.status);
    },
  );

  test('finds, adds and changes people as the console does', async () => {
    const { ask, id } = await programWith('attendees:read', 'attendees:write');
    const added = await ask('POST', '/api/v1/attendees', {
      firstName: 'Api',
      lastName: 'Beispiel',
    });
    expect(added.status).toBe(200);
    const found = (await ask('GET', '/api/v1/attendees?text=api')).json();
    expect(found).toMatchObject({ total: 1, attendees: [{ firstName: 'Api' }] });
    expect(await ask('PATCH', '/api/v1/attendees/ada', { company: 'Beta' })).toMatchObject({
      status: 200,
      text: '{"changed":["company"]}',
    });
    const [line] = await pages.store.people.history('ada');
    expect(line).toMatchObject({ actor: `token:${id}`, action: 'attendee.changed' });
    const wrong = await ask('PATCH', '/api/v1/attendees/ada', { email: 'all of them' });
    expect([wrong.status, wrong.json()]).toEqual([
      400,
      { error: 'invalid_input', details: { field: 'email' } },
    ]);
    const { url } = await pages.link('app', 'zoe');
    const leak = await ask('PATCH', '/api/v1/attendees/ada', { note: url });
    expect([leak.status, leak.json()]).toEqual([422, { error: 'private_link' }]);
    expect((await ask('GET', '/api/v1/attendees/nobody')).status).toBe(404);
  });

  test('changes links by their handles, with a reason', async () => {
    const { ask } = await programWith('links:read', 'links:manage');
    const { handle } = await pages.link('app', 'zoe');
    const path = `/api/v1/links/${handle}`;
    expect((await ask('POST', path, { change: 'revoke' })).status).toBe(400);
    const revoked = await ask('POST', path, { change: 'revoke', reason: 'lost' });
    expect(revoked.json()).toMatchObject({ handle, state: 'revoked' });
    expect((await ask('POST', path, { change: 'resume', reason: 'no' })).status).toBe(422);
    expect((await ask('GET', `${path}/history`)).text).toContain('link.revoke');
  });

  describe('whole lists', () => {
    const people = Buffer.from(
      'First name,Last name,Order number,E-mail\nIna,Beispiel,A-1,ina@example.org\n,,A-2,\n',
    );

    test('come in as the body of a call, once, and say what was not understood', async () => {
      const { ask } = await programWith('attendees:write');
      const path = '/api/v1/attendees/import';
      const dry = await ask('POST', `${path}?dryRun=true`, people, 'text/csv');
      expect(dry.json()).toMatchObject({ added: 1, leftOut: 1 });
      expect(await pages.peopleNamed('Ina')).toEqual([]);
      const first = await ask('POST', path, people, 'text/csv');
      expect([first.status, first.json()]).toEqual([
        200,
        {
          ...{ kind: 'attendees', added: 1, changed: 0, unchanged: 0, leftOut: 1 },
          ...{ changedFields: {}, newSessions: [], problemCount: 1 },
          problems: [{ line: 3, reason: 'no_name', kept: false }],
        },
      ]);
      const again = await ask('POST', path, people, 'text/csv');
      expect(again.json()).toMatchObject({ added: 0, unchanged: 1 });
      expect(await pages.peopleNamed('Ina')).toHaveLength(1);
    });

    test('of people make no sessions without the scope of the programme', async () => {
      const { ask } = await programWith('attendees:write');
      const list = Buffer.from('Name,Order number,Sessions\nOda Beispiel,A-7,Thatching\n');
      const path = '/api/v1/attendees/import';
      const answer = await ask('POST', path, list, 'text/csv');
      expect(answer.json()).toMatchObject({
        ...{ added: 1, newSessions: [] },
        problems: [{ line: 2, reason: 'unknown_session', kept: true }],
      });
      const titled = async () => (await pages.store.sessions()).map(({ title }) => title);
      expect(await titled()).not.toContain('Thatching');
      const { ask: askBoth } = await programWith('attendees:write', 'programme:write');
      const again = await askBoth('POST', path, list, 'text/csv');
      expect(again.json()).toMatchObject({ changed: 1, newSessions: ['Thatching'], problems: [] });
      expect(await titled()).toContain('Thatching');
    });

    test('of other kinds have calls of their own, with the scope of what they change', async () => {
      const { ask } = await programWith('programme:write', 'attendees:write');
      const sessions = Buffer.from('Name of it,Place\nBees,Garden\n');
      const path = '/api/v1/sessions/import';
      const guessed = await ask('POST', path, sessions, 'text/csv');
      expect([guessed.status, guessed.json()]).toEqual([422, { error: 'no_title_column' }]);
      const told = await ask('POST', `${path}?columns=title,room`, sessions, 'text/csv');
      expect(told.json()).toMatchObject({ kind: 'sessions', added: 1 });
      const registered = await ask(
        'POST',
        '/api/v1/registrations/import',
        Buffer.from('E-mail,Session\nina@example.org,bees\n'),
        'text/csv',
      );
      expect(registered.json()).toMatchObject({ changed: 1, newSessions: [] });
    });

    test.each([
      ['nothing', '', 'text/csv', [422, 'empty_file']],
      ['a picture', '\u0089PNG\r\n', 'text/csv', [422, 'wrong_type']],
      ['another type', '{}', 'image/png', [415, 'wrong_type']],
      ['more than goes in', 'x'.repeat(20 * 1024 * 1024 + 1), 'text/csv', [413, 'too_large']],
    ])(
      'that are %s are refused with a word that says why',
      async (_, text, type, [status, error]) => {
        const { ask } = await programWith('attendees:write');
        const bytes = Buffer.from(text, 'latin1');
        const answer = await ask('POST', '/api/v1/attendees/import', bytes, type);
        expect([answer.status, answer.json()]).toMatchObject([status, { error }]);
      },
    );
  });

  test('adds, changes and cancels a session', async () => {
    const { ask } = await programWith('programme:write');
    const times = { startsAt: 1_810_000_000_000, endsAt: 1_810_003_600_000 };
    const added = await ask('POST', '/api/v1/sessions', { title: 'Hay', ...times });
    const { id } = added.json() as { readonly id: string };
    const path = `/api/v1/sessions/${id}`;
    expect((await ask('PATCH', path, { seats: 4, canceled: true })).json()).toEqual({ id });
    const sessions = await pages.store.sessions();
    expect(sessions.find((session) => session.id === id)).toEqual({
      ...{ id, title: 'Hay', room: '', ...times },
      ...{ seats: 4, canceled: true },
    });
    expect((await ask('PATCH', path, { endsAt: 1 })).json()).toEqual({
      error: 'ends_before_it_begins',
    });
    expect((await ask('PATCH', '/api/v1/sessions/none', { seats: 1 })).status).toBe(404);
  });

  test('makes a campaign, says whom it would invite, invites and follows the mails', async () => {
    const { ask, id: token } = await programWith('campaigns:read', 'campaigns:manage', 'mail:read');
    const made = await ask('POST', '/api/v1/campaigns', {
      name: 'Dinner',
      days: ['2027-05-10'],
      slots: [{ from: '19:00', until: '21:00' }],
      closesAt: pages.time.now + 3_600_000,
    });
    const { id } = z.object({ id: z.string() }).parse(made.json());
    const path = `/api/v1/campaigns/${id}`;
    const wrong = await ask('PATCH', path, { days: [] });
    expect([wrong.status, wrong.json()]).toEqual([
      422,
      { error: 'invalid_campaign', details: { field: 'days' } },
    ]);
    expect((await ask('PATCH', path, { name: 'Supper' })).json()).toMatchObject({ name: 'Supper' });
    const to = { ids: ['ada', 'zoe'] };
    const dry = await ask('POST', `${path}/invitations`, { to, dryRun: true });
    expect(dry.json()).toEqual({ invited: 2, mailing: null, leftOut: [] });
    const invited = (await ask('POST', `${path}/invitations`, { to })).json();
    const { mailing } = z.object({ mailing: z.string() }).parse(invited);
    expect((await ask('GET', `/api/v1/mailings/${mailing}`)).json()).toMatchObject({
      ...{ kind: 'availability', scope: id, mails: 2, queuedBy: `token:${token}` },
      counts: { waiting: 2 },
    });
    const mails = await ask('GET', `/api/v1/mailings/${mailing}/mails?state=waiting`);
    expect(mails.text).not.toContain('@');
    expect((await ask('GET', `${path}/plan`)).json()).toMatchObject({ invited: 2, answered: 0 });
    expect((await ask('POST', `${path}/close`)).status).toBe(200);
    const late = await ask('POST', `${path}/invitations`, { to: 'everybody' });
    expect([late.status, late.json()]).toEqual([422, { error: 'campaign_closed' }]);
  });

  test('saves a template in two languages, publishes it, sends it and stops it', async () => {
    const { ask } = await programWith('templates:read', 'templates:write', 'mail:send');
    const texts = { subject: 'Hello', text: '{{_webapp_link}}', html: '' };
    const others = { de: { ...texts, subject: 'Hallo' } };
    const { url } = await pages.link('app', 'zoe');
    const leak = { name: 'hello', ...texts, others: { de: { ...texts, text: url } } };
    const refused = await ask('POST', '/api/v1/templates', leak);
    expect(refused.json()).toMatchObject({
      error: 'template_refused',
      details: { place: 'de, line 1 of the plain text' },
    });
    expect(refused.text).not.toContain(url);
    await ask('POST', '/api/v1/templates', { name: 'hello', ...texts, others });
    expect((await ask('GET', '/api/v1/templates/hello')).json()).toMatchObject({ others });
    expect((await ask('POST', '/api/v1/templates/hello/publish', {})).status).toBe(200);
    const wanted = { what: { template: 'hello' }, to: 'everybody' };
    const sent = (await ask('POST', '/api/v1/mailings', wanted)).json();
    const { mailing, queued } = z.object({ mailing: z.string(), queued: z.int() }).parse(sent);
    const stopped = await ask('POST', `/api/v1/mailings/${mailing}`, { change: 'stop' });
    expect(stopped.json()).toEqual({ mails: queued });
  });

  test('adds a sponsor and sends the contact the link', async () => {
    const { ask } = await programWith('sponsors:read', 'sponsors:manage');
    const added = await ask('POST', '/api/v1/sponsors', {
      name: 'Acme',
      contactAddress: 'kim@example.org',
      language: 'fr',
      editDeadline: pages.time.now + 3_600_000,
    });
    const { id } = z.object({ id: z.string() }).parse(added.json());
    expect((await ask('POST', `/api/v1/sponsors/${id}/link`, {})).status).toBe(200);
    expect((await ask('GET', '/api/v1/sponsors')).json()).toMatchObject({
      sponsors: [{ id, language: 'fr', isListed: true }],
    });
  });

  test('refuses a token from the moment that it is revoked or too old', async () => {
    const { ask, id } = await programWith('programme:read');
    expect((await ask('GET', '/api/v1/checkpoints')).text).toContain('"people":0');
    await pages.store.tokens.revoke(id, 'terminal');
    expect((await ask('GET', '/api/v1/checkpoints')).status).toBe(401);
    const old = await programWith('programme:read');
    pages.time.now += 24 * 3_600_000;
    expect((await old.ask('GET', '/api/v1/checkpoints')).status).toBe(401);
  });

  test('keeps no token that somebody could use', async () => {
    const { text } = await programWith('audit:read');
    const kept = JSON.stringify([
      await pages.store.tokens.list(),
      await pages.store.audit({ limit: 1000 }),
      pages.logLines,
    ]);
    expect(kept).not.toContain(text);
    expect(kept).toContain('token.made');
  });
});
