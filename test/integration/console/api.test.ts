import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
