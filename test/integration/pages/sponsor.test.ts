import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NewSponsor, Sponsor } from '#server/sponsors/sponsor.ts';
import { createVisitor, type Uploaded, type Visitor } from '#test/support/web/createVisitor.ts';
import { drawLogo } from '#test/support/web/drawLogo.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { readDigits } from '#test/support/web/readDigits.ts';

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const day = 24 * 3_600_000;
const add = async (more: Partial<NewSponsor> = {}): Promise<Sponsor> => {
  const added = await pages.store.sponsors.add(
    {
      name: 'Acme & Söhne',
      contactName: 'Kim Kontakt',
      contactAddress: 'kim@example.org',
      editDeadline: pages.time.now + day,
      ...more,
    },
    'terminal',
  );
  if (!added.ok) throw new Error(added.error.code);
  return added.value;
};
const read = async (): Promise<Sponsor | undefined> => pages.store.sponsors.read(sponsor.id);

let sponsor: Sponsor;
let kim: Visitor;
let handle: string;
beforeEach(async () => {
  sponsor = await add();
  const link = await pages.link('sponsor', sponsor.id);
  handle = link.handle;
  kim = createVisitor(pages.url);
  await kim.post('/s', { link: link.text });
});

const good = {
  shortText: 'We make everything.',
  longText: 'First line\r\nsecond line',
  website: 'https://acme.example/about',
  'contacts.0.name': 'Kim',
  'contacts.0.email': 'kim@acme.example',
  'contacts.0.phone': '+49 (30) 12-34',
  'contacts.2.name': 'Lou',
};
const upload = (file: Partial<Uploaded> & Pick<Uploaded, 'bytes'>) =>
  kim.upload('/s/logo', 'logo', { name: 'logo.png', type: 'image/png', ...file });

describe('a sponsor’s profile', () => {
  test('is edited behind its link, and read by everybody', async () => {
    expect((await kim.get('/s/profile')).text).toContain('Acme &amp; Söhne');
    expect(await kim.post('/s/profile', good)).toMatchObject({
      status: 303,
      location: '/s/profile?saved',
    });
    expect((await read())?.profile).toEqual({
      shortText: 'We make everything.',
      longText: 'First line\nsecond line',
      website: 'https://acme.example/about',
      contacts: [
        { name: 'Kim', email: 'kim@acme.example', phone: '+49 (30) 12-34' },
        { name: 'Lou', email: '', phone: '' },
      ],
    });
    const everybody = createVisitor(pages.url);
    const list = await everybody.get('/sponsors');
    expect(list.text).toContain(`href="/sponsors/${sponsor.id}"`);
    for (const path of [`/sponsors/${sponsor.id}`, '/s/preview']) {
      const { text } = await (path === '/s/preview' ? kim : everybody).get(path);
      expect(text).toContain('second line');
      expect(text).toContain('href="https://acme.example/about"');
      expect(text).toContain('href="tel:+49301234"');
      expect(text).not.toContain('kim@example.org');
    }
  });

  test('leaves on record who changed what by which link', async () => {
    await kim.post('/s/profile', good);
    const [last] = await pages.store.links.history(handle, 1);
    expect(last).toMatchObject({
      actor: `sponsor:${sponsor.id}`,
      action: 'sponsor.edited',
      subject: sponsor.id,
      details: '{"fields":"shortText longText website contacts"}',
    });
  });

  test.each([
    ['a long sentence', { shortText: 'x'.repeat(161) }, 'too long'],
    ['a long text', { longText: 'x'.repeat(3001) }, 'too long'],
    ['a website without encryption', { website: 'http://acme.example' }, 'https://'],
    ['a website that is a script', { website: 'javascript:alert(1)//https://a.b' }, 'https://'],
    ['a website with a password', { website: 'https://me:pw@acme.example' }, 'https://'],
    ['no website', { website: 'acme' }, 'https://'],
    ['no address', { 'contacts.0.email': 'kim at acme' }, 'no e-mail address'],
    ['two addresses', { 'contacts.0.email': 'a@b.example, c@d.example' }, 'no e-mail address'],
    ['no number', { 'contacts.0.phone': 'call me' }, 'no telephone number'],
    ['a link in a text', { longText: `x la1_${'a'.repeat(39)}` }, 'personal link'],
    ['a link in a contact', { 'contacts.0.name': `l&#97;1_${'a'.repeat(39)}` }, 'personal link'],
    [
      'a link in the website',
      { website: `https://a.example/#ls1_${'a'.repeat(39)}` },
      'personal link',
    ],
  ])('is not saved with %s, which is said beside the field', async (_, wrong, sentence) => {
    const { status, text } = await kim.post('/s/profile', { ...good, ...wrong });
    expect(status).toBe(422);
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain(sentence);
    expect(text).toContain('We make everything.'.slice(0, 'shortText' in wrong ? 0 : 99));
    expect((await read())?.profile.website).toBe('');
  });

  test('shows what a sponsor writes as text', async () => {
    await kim.post('/s/profile', { ...good, longText: '<img src=x onerror=alert(1)>' });
    const { text } = await createVisitor(pages.url).get(`/sponsors/${sponsor.id}`);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  test('is that sponsor’s alone', async () => {
    const other = await add({ name: 'Other' });
    await kim.post('/s/profile', { ...good, sponsor: other.id, id: other.id });
    expect((await pages.store.sponsors.read(other.id))?.profile.shortText).toBe('');
    const stranger = createVisitor(pages.url);
    for (const path of ['/s/profile', '/s/preview', '/s/logo.png']) {
      expect(await stranger.get(path)).toMatchObject({ status: 303, location: '/s' });
    }
    for (const path of ['/s/profile', '/s/logo/remove', '/s/sign-out']) {
      expect(await stranger.post(path, good)).toMatchObject({ status: 303, location: '/s' });
      expect(await kim.post(path, { ...good, token: 'other' })).toMatchObject({ status: 403 });
    }
  });

  test('is to read once its deadline has passed', async () => {
    await kim.post('/s/profile', good);
    pages.time.now += day;
    const { status, text } = await kim.get('/s/profile');
    expect(status).toBe(200);
    expect(text).toContain('could be changed until');
    expect(text).toContain('second line');
    expect(text).not.toContain('textarea');
    for (const late of [
      await kim.post('/s/profile', { ...good, shortText: 'Late' }),
      await upload({ bytes: drawLogo().png }),
      await kim.post('/s/logo/remove'),
    ]) {
      expect(late.status).toBe(422);
      expect(late.text).toContain('Nothing was changed.');
    }
    expect(await read()).toMatchObject({ profile: { shortText: good.shortText }, logo: null });
    pages.time.now -= day;
  });

  test('is listed for everybody only where staff list it and it says something', async () => {
    const everybody = createVisitor(pages.url);
    const isListed = async () => (await everybody.get('/sponsors')).text.includes(sponsor.id);
    expect(await isListed()).toBe(false);
    await upload({ bytes: drawLogo().png });
    expect(await isListed()).toBe(true);
    const hash = (await read())?.logo?.hash ?? '';
    await pages.store.sponsors.change({
      id: sponsor.id,
      changes: { isListed: false },
      actor: 'terminal',
    });
    expect(await isListed()).toBe(false);
    expect(await everybody.get(`/sponsors/${sponsor.id}`)).toMatchObject({ status: 404 });
    expect(await everybody.get(`/sponsors/logos/${hash}.png`)).toMatchObject({ status: 404 });
  });
});

describe('the link of a sponsor', () => {
  test('asks the contact by mail in a second browser', async () => {
    const { text } = await pages.link('sponsor', sponsor.id);
    const second = createVisitor(pages.url);
    expect(await second.post('/s', { link: text })).toMatchObject({ location: '/s/device' });
    expect(await second.get('/s/profile')).toMatchObject({ status: 303, location: '/s' });
    const digits = (await readDigits(pages, sponsor.id)) ?? '';
    const wrong = digits === '000000' ? '000001' : '000000';
    expect(await second.post('/s/device', { code: wrong })).toMatchObject({ status: 403 });
    expect(await second.post('/s/device', { code: digits })).toMatchObject({
      status: 303,
      location: '/s/profile',
    });
    expect((await second.get('/s/profile')).text).toContain('Acme &amp; Söhne');
  });

  test('ends when the sponsor has another contact', async () => {
    await pages.store.sponsors.change({
      id: sponsor.id,
      changes: { contactAddress: 'lou@example.org' },
      actor: 'staff:1',
    });
    expect(await kim.get('/s/profile')).toMatchObject({ status: 303, location: '/s' });
    expect(await pages.store.links.ofSubject(sponsor.id)).toMatchObject([{ state: 'revoked' }]);
  });

  test('is signed out of', async () => {
    expect(await kim.post('/s/sign-out')).toMatchObject({ status: 303, location: '/s' });
    expect(await kim.get('/s/profile')).toMatchObject({ status: 303 });
  });
});
