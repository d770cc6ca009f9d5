import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createVisitor } from '#test/support/web/createVisitor.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
});
afterEach(async () => {
  await pages.store.registrations.saveSettings({ deadline: null, public: 'pending' }, 'terminal');
});
afterAll(() => pages.close());

describe('the public page', () => {
  const form = {
    ...{ firstName: 'Nora', lastName: 'Neu', company: '', phone: '' },
    email: 'nora.neu@example.org',
    consent: 'yes',
  };
  const register = (fields: Readonly<Record<string, string>>) =>
    createVisitor(pages.url).post('/register', fields);
  const queued = (id: string) => pages.queuedMails(id);

  test('is where “Not you?” leads, and knows nobody', async () => {
    const id = await pages.newcomer({ firstName: 'Geheim' });
    const invitee = createVisitor(pages.url);
    await invitee.post('/r', { link: (await pages.link('registration', id)).text });
    expect((await invitee.get('/r/me')).text).toContain('href="/register"');
    const { status, text } = await invitee.get('/register');
    expect(status).toBe(200);
    expect(text).not.toContain('Geheim');
    expect(text).not.toContain('type="hidden"');
  });

  test('answers alike whether somebody is known or not, and writes to the owner of the address', async () => {
    const known = await pages.newcomer({ email: 'Bekannt@Example.org', company: 'Alt' });
    const fresh = await register(form);
    const again = await register({ ...form, email: 'bekannt@example.ORG', company: 'Neu AG' });
    expect(fresh).toMatchObject({ status: 200, text: again.text });
    expect(fresh.text).toContain('A mail with your personal link is on its way');
    expect(await pages.store.people.read(known)).toMatchObject({ company: 'Alt' });
    expect(await queued(known)).toEqual([
      { kind: 'resend_link', link: 'registration', scope: '', language: 'en' },
    ]);
    const [nora] = await pages.peopleNamed('Nora');
    expect(nora).toMatchObject({ status: 'pending', email: 'nora.neu@example.org' });
    expect(await queued(nora?.id ?? '')).toHaveLength(1);
  });

  test('adds nobody twice, and fills nobody’s inbox', async () => {
    const fields = { ...form, firstName: 'Twice', email: 'twice@example.org' };
    await Promise.all([1, 2, 3, 4].map(() => register(fields)));
    const found = await pages.peopleNamed('Twice');
    expect(found).toHaveLength(1);
    expect(await queued(found[0]?.id ?? '')).toHaveLength(2);
  });

  test('leaves the confirmation to the organiser where that is wanted, whatever the applicant does', async () => {
    await register({ ...form, firstName: 'Wartet', email: 'wartet@example.org' });
    const [person] = await pages.peopleNamed('Wartet');
    const id = person?.id ?? '';
    const visitor = createVisitor(pages.url);
    await visitor.post('/r', { link: (await pages.link('registration', id)).text });
    expect((await visitor.get('/r/me')).text).toContain('The organiser will confirm it.');
    for (const given of ['accepted', 'declined', 'accepted']) {
      await visitor.post('/r/answer', { answer: given });
    }
    expect(await pages.store.people.read(id)).toMatchObject({ status: 'pending' });
  });

  test('confirms at once where the organiser says so', async () => {
    await pages.store.registrations.saveSettings(
      { deadline: null, public: 'confirmed' },
      'terminal',
    );
    await register({ ...form, firstName: 'Sofort', email: 'sofort@example.org' });
    expect(await pages.peopleNamed('Sofort')).toMatchObject([{ status: 'confirmed' }]);
  });

  test.each([
    ['without consent', { consent: '' }, /consent|cannot be used/],
    ['without a box ticked', { consent: undefined }, /Without your consent/],
    ['without a name', { firstName: '', lastName: ' ' }, /first or last name/],
    ['with two addresses', { email: 'a@example.org, b@example.org' }, /one e-mail address/],
    ['with a personal link', { company: `la1_${'a'.repeat(39)}` }, /personal link or code/],
  ] as const)('refuses a form %s', async (_name, wrong, words) => {
    const all = { ...form, firstName: 'Nobody', email: 'nobody@example.org', ...wrong };
    const fields = Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const { status, text } = await register(fields);
    expect(status).toBe(400);
    expect(text).toMatch(words);
    expect(await pages.peopleNamed('Nobody')).toEqual([]);
  });

  test('is not sent from another site, and not by the hundred', async () => {
    const stranger = createVisitor(pages.url, { 'sec-fetch-site': 'cross-site' });
    expect(await stranger.post('/register', form)).toMatchObject({ status: 403 });
    const answers = [];
    for (let no = 0; no < 61; no += 1) answers.push(await register({ ...form, consent: '' }));
    expect(answers.at(-1)).toMatchObject({ status: 429 });
  });

  test('leaves the audit log whole, with no name or address in it', async () => {
    expect(await pages.store.verifyAudit()).toMatchObject({ isWhole: true });
    expect(pages.logLines.join()).not.toMatch(/example\.org|Nora/i);
  });
});
