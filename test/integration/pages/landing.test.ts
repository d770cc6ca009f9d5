import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVisitor } from '#test/support/web/createVisitor.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const visit = (headers = {}) => createVisitor(pages.url, headers);

describe('a personal link', () => {
  test('lands by GET, which uses nothing, and is redeemed by POST', async () => {
    const { text, handle } = await pages.link('app', 'ada');
    const visitor = visit();
    expect(await visitor.get('/a')).toMatchObject({ status: 200 });
    const [before] = await pages.store.links.ofSubject('ada');
    expect(before).toMatchObject({ handle, uses: 0 });
    expect(await visitor.post('/a', { link: text })).toMatchObject({
      status: 303,
      location: '/a/me',
    });
    expect((await visitor.get('/a/me')).text).toContain('Ada Beispiel');
  });

  test('is taken with the address around it, as people paste it', async () => {
    const { url } = await pages.link('app', await pages.newcomer());
    expect(await visit().post('/a', { link: ` <${url}> ` })).toMatchObject({ status: 303 });
  });

  test('that is wrong in any way gets the same answer', async () => {
    const revoked = await pages.link('app', 'zoe');
    await pages.store.links.change('revoke', {
      handle: revoked.handle,
      actor: 'terminal',
      reason: 'lost',
    });
    const registration = await pages.link('registration', 'zoe');
    const good = await pages.link('app', 'zoe');
    const answers = await Promise.all(
      [revoked.text, registration.text, good.text.slice(0, -1), `la1_${'a'.repeat(39)}`, ''].map(
        (link) => visit().post('/a', { link }),
      ),
    );
    for (const { status, text } of answers) {
      expect({ status, text }).toEqual({ status: 403, text: answers[0]?.text });
    }
  });

  test('ends every session of it when it is revoked', async () => {
    const { text, handle } = await pages.link('app', await pages.newcomer());
    const visitor = visit();
    await visitor.post('/a', { link: text });
    expect(await visitor.get('/a/me')).toMatchObject({ status: 200 });
    await pages.store.links.change('revoke', { handle, actor: 'terminal', reason: 'lost' });
    expect(await visitor.get('/a/me')).toMatchObject({ status: 303, location: '/a' });
  });

  test('is not redeemed from another site', async () => {
    const { text } = await pages.link('app', 'ada');
    const stranger = visit({ 'sec-fetch-site': 'cross-site' });
    expect(await stranger.post('/a', { link: text })).toMatchObject({ status: 403 });
    expect(stranger.cookies()).toEqual([]);
  });
});

describe('a session', () => {
  test('is changed by its own forms only', async () => {
    const { text } = await pages.link('app', await pages.newcomer());
    const visitor = visit();
    await visitor.post('/a', { link: text });
    expect(await visitor.post('/a/sign-out', { token: 'other' })).toMatchObject({ status: 403 });
    expect(await visitor.get('/a/me')).toMatchObject({ status: 200 });
    expect(await visitor.post('/a/sign-out')).toMatchObject({ status: 303 });
    expect(await visitor.get('/a/me')).toMatchObject({ status: 303 });
  });

  test('has a cookie that no script, no other site and no other page reads', async () => {
    const { text } = await pages.link('app', await pages.newcomer());
    const { headers } = await visit().post('/a', { link: text });
    expect(headers.getSetCookie().find((cookie) => cookie.startsWith('lanyard-la='))).toMatch(
      /^lanyard-la=[\w-]{43}; Path=\/a; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
  });
});

describe('every page', () => {
  test('talks to nobody else and says nothing of where it was', async () => {
    const { headers } = await visit().get('/a');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    ['en', 'This link is for you alone', 'ltr'],
    ['de', 'Dieser Link ist nur für Sie', 'ltr'],
    ['fr', 'Ce lien n’est que pour vous', 'ltr'],
    ['es', 'Este enlace es solo para usted', 'ltr'],
    ['ar', 'هذا الرابط لك وحدك', 'rtl'],
  ])('is in the language that the browser asks for: %s', async (language, words, direction) => {
    const { text } = await visit({ 'accept-language': `xx, ${language};q=0.9` }).get('/a');
    expect(text).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(text).toContain(words);
  });

  test('stays in the language that somebody chose', async () => {
    const visitor = visit();
    await visitor.get('/a?lang=de');
    expect((await visitor.get('/a')).text).toContain('lang="de"');
  });
});
