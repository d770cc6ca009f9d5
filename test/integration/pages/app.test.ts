import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '#test/support/web/createVisitor.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { readDigits } from '#test/support/web/readDigits.ts';
import { readQr } from '#test/support/web/readQr.ts';

const minute = 60_000;

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const visit = () => createVisitor(pages.url);
/** Somebody who opened their link in their first browser. */
const signIn = async (subject: string): Promise<Visitor> => {
  const { text } = await pages.link('app', subject);
  const visitor = visit();
  expect(await visitor.post('/a', { link: text })).toMatchObject({ location: '/a/me' });
  return visitor;
};
const auditOf = async (subject: string) =>
  (await pages.store.people.accesses(subject)).map(({ what }) => what);

describe('the home page', () => {
  test('shows who it is, their sessions in the time of the event, and the way to the code', async () => {
    const id = await pages.newcomer({ company: 'Acme', sessions: ['talk'], status: 'pending' });
    await pages.programme([
      {
        id: 'talk',
        title: 'Bees & bytes',
        room: 'Hall 2',
        startsAt: Date.UTC(2027, 4, 10, 8),
        endsAt: Date.UTC(2027, 4, 10, 9, 30),
        seats: null,
      },
    ]);
    const { text } = await (await signIn(id)).get('/a/me');
    expect(text).toContain('Your registration is not confirmed yet.');
    expect(text).toContain('<bdi>Bees &amp; bytes</bdi>');
    expect(text).toMatch(/Monday 10 May at 10:00\s–\s11:30|Monday 10 May, 10:00\s?–\s?11:30/u);
    expect(text).toContain('Central European Time');
    expect(text).toContain('href="/a/code"');
  });

  test.each([
    ['canceled', { status: 'canceled' }, 'no longer registered'],
    ['suspended', { hold: 'suspended' }, 'on hold'],
    ['revoked', { hold: 'revoked' }, 'has ended'],
  ] as const)('is closed in words to somebody who is %s', async (_name, fields, words) => {
    const visitor = await signIn(await pages.newcomer(fields));
    for (const path of ['/a/me', '/a/code', '/a/profile', '/a/history']) {
      const answer = await visitor.get(path);
      expect(answer).toMatchObject({ status: 403 });
      expect(answer.text).toContain(words);
      expect(answer.text).not.toContain('<img');
    }
    expect(await visitor.post('/a/sign-out')).toMatchObject({ location: '/a/signed-out' });
  });
});

describe('the entry code', () => {
  test('is the code that stations let in, as a picture, and the same each time', async () => {
    const id = await pages.newcomer();
    const visitor = await signIn(id);
    const { text } = await visitor.get('/a/code');
    const issued = await pages.store.issueCode({ attendeeId: id, medium: 'entry' });
    expect(await readQr(text)).toBe(issued.ok ? issued.value.text : '');
    // The text itself is not on the page: nobody copies it by mistake.
    expect(text).not.toMatch(/LE1[A-Z2-7]{20}/);
    expect(await readQr((await visitor.get('/a/code')).text)).toBe(
      issued.ok ? issued.value.text : '',
    );
  });
});

describe('the profile', () => {
  const fields = { firstName: 'Ina', lastName: 'Muster', badgeName: 'Ina', company: 'Öl & Co' };

  test('is changed by its owner, for all stations and on record', async () => {
    const id = await pages.newcomer();
    const visitor = await signIn(id);
    const before = await pages.store.endOfLog((await pages.store.event())?.id ?? '');
    const written = { ...fields, phone: '+49 30 901820', language: 'fr' };
    const answer = await visitor.post('/a/profile', written);
    expect(answer).toMatchObject({ status: 303, location: '/a/me' });
    expect(await pages.store.people.read(id)).toMatchObject(written);
    const { facts } = await pages.store.readLog({
      event: (await pages.store.event())?.id ?? '',
      after: before,
      limit: 10,
    });
    expect(facts.map(({ fact }) => [fact.kind, fact.attendee])).toEqual([['attendeeChanged', id]]);
    expect((await visitor.get('/a/me')).text).toContain('Öl &amp; Co');
  });

  test('keeps the mail address, the status and the category out of reach', async () => {
    const id = await pages.newcomer({ category: 'guest', status: 'pending' });
    const visitor = await signIn(id);
    await visitor.post('/a/profile', {
      ...fields,
      phone: '',
      ...{ email: 'thief@example.org', status: 'confirmed', category: 'speaker' },
    });
    expect(await pages.store.people.read(id)).toMatchObject({
      firstName: 'Ina',
      email: `${id}@example.org`,
      status: 'pending',
      category: 'guest',
    });
  });

  test.each([
    ['another language', { language: 'tlh' }, 'cannot be used'],
    ['no name', { firstName: ' ', lastName: '' }, 'first or last name'],
    ['a line break', { company: 'a\nb' }, 'cannot be used'],
    ['too much', { company: 'x'.repeat(201) }, 'cannot be used'],
    ['a missing field', {}, 'cannot be used'],
  ])('refuses %s and changes nothing', async (name, wrong, words) => {
    const id = await pages.newcomer();
    const visitor = await signIn(id);
    const { status, text } = await visitor.post('/a/profile', {
      ...fields,
      ...(name === 'a missing field' ? {} : { phone: '' }),
      ...wrong,
    });
    expect(status).toBe(400);
    expect(text).toContain(words);
    expect(await pages.store.people.read(id)).toMatchObject({ firstName: 'Neu' });
  });

  test('refuses somebody’s link or code, which everybody would read, and keeps what was typed', async () => {
    const id = await pages.newcomer();
    const visitor = await signIn(id);
    const { text: link } = await pages.link('registration', id);
    const answer = await visitor.post('/a/profile', { ...fields, phone: '', company: link });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('personal link or code');
    expect(answer.text).toContain('value="Ina"');
    expect(await pages.store.people.read(id)).toMatchObject({ company: '' });
  });
});

describe('a new device', () => {
  test('is asked for the digits of the mail, and known from then on', async () => {
    const id = await pages.newcomer();
    await signIn(id);
    const { text } = await pages.link('app', id);
    const second = visit();
    expect(await second.post('/a', { link: text })).toMatchObject({ location: '/a/device' });
    expect(await second.get('/a/me')).toMatchObject({ status: 303, location: '/a' });
    const digits = (await readDigits(pages, id)) ?? '';
    const spaced = `${digits.slice(0, 3)} ${digits.slice(3)}`;
    expect(await second.post('/a/device', { code: spaced })).toMatchObject({ location: '/a/me' });
    expect(await second.get('/a/me')).toMatchObject({ status: 200 });
    await second.post('/a/sign-out');
    expect(await second.post('/a', { link: text })).toMatchObject({ location: '/a/me' });
  });

  test('gets five tries, and then the digits count no more', async () => {
    const id = await pages.newcomer();
    await signIn(id);
    const { text } = await pages.link('app', id);
    const second = visit();
    await second.post('/a', { link: text });
    const digits = (await readDigits(pages, id)) ?? '';
    const wrong = digits === '000000' ? '000001' : '000000';
    for (const left of ['4 more tries', '3 more tries', '2 more tries', 'one more try']) {
      expect((await second.post('/a/device', { code: wrong })).text).toContain(left);
    }
    expect((await second.post('/a/device', { code: wrong })).text).toContain('begin again');
    expect(await second.post('/a/device', { code: digits })).toMatchObject({ location: '/a' });
    expect(await auditOf(id)).toContain('digits_wrong');
  });

  test('gets nothing for digits that are too late, or for a link that ended meanwhile', async () => {
    for (const spoil of ['time', 'link'] as const) {
      const id = await pages.newcomer();
      await signIn(id);
      const { text, handle } = await pages.link('app', id);
      const second = visit();
      await second.post('/a', { link: text });
      const code = (await readDigits(pages, id)) ?? '';
      const { now } = pages.time;
      if (spoil === 'time') pages.time.now += 10 * minute;
      else
        await pages.store.links.change('revoke', { handle, actor: 'terminal', reason: 'leaked' });
      expect(await second.post('/a/device', { code })).toMatchObject({ status: 403 });
      expect(await second.get('/a/me')).toMatchObject({ location: '/a' });
      pages.time.now = now;
    }
  });

  test('is told where no mail can reach its owner, and where too many went out', async () => {
    const unreachable = await pages.newcomer({ email: '' });
    await signIn(unreachable);
    const without = await pages.link('app', unreachable);
    expect((await visit().post('/a', { link: without.text })).text).toContain('no e-mail address');
    const id = await pages.newcomer();
    await signIn(id);
    const { text } = await pages.link('app', id);
    const answers = [];
    for (let no = 0; no < 6; no += 1) answers.push(await visit().post('/a', { link: text }));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 403]);
  });

  test('is each one after a leak, also the one that was known', async () => {
    const id = await pages.newcomer();
    const { text, handle } = await pages.link('app', id);
    const visitor = visit();
    await visitor.post('/a', { link: text });
    const rotated = await pages.store.links.rotate({ handle, actor: 'terminal', reason: 'leaked' });
    const fresh = rotated.ok ? rotated.value.text.reveal() : '';
    expect(await visitor.post('/a', { link: text })).toMatchObject({ status: 403 });
    expect(await visitor.post('/a', { link: fresh })).toMatchObject({ location: '/a/device' });
  });

  test('of two browsers at once is the second', async () => {
    const id = await pages.newcomer();
    const { text } = await pages.link('app', id);
    const answers = await Promise.all([1, 2, 3].map(() => visit().post('/a', { link: text })));
    expect(answers.map(({ location }) => location).toSorted()).toEqual([
      '/a/device',
      '/a/device',
      '/a/me',
    ]);
  });

  test('that is shared is known for each of its people by themselves', async () => {
    const [one, other] = [await pages.newcomer(), await pages.newcomer()];
    const shared = await signIn(one);
    const { text } = await pages.link('app', other);
    expect(await shared.post('/a', { link: text })).toMatchObject({ location: '/a/me' });
    const third = await pages.newcomer();
    await signIn(third);
    const { text: foreign } = await pages.link('app', third);
    expect(await shared.post('/a', { link: foreign })).toMatchObject({ location: '/a/device' });
    const { text: again } = await pages.link('app', one);
    expect(await shared.post('/a', { link: again })).toMatchObject({ location: '/a/me' });
  });
});

describe('signing out', () => {
  test('everywhere ends every session and every known device, of this person alone', async () => {
    const id = await pages.newcomer();
    const neighbour = await signIn(await pages.newcomer());
    const first = await signIn(id);
    const { text } = await pages.link('app', id);
    const second = visit();
    await second.post('/a', { link: text });
    await second.post('/a/device', { code: (await readDigits(pages, id)) ?? '' });
    expect(await first.post('/a/sign-out-everywhere')).toMatchObject({ location: '/a/signed-out' });
    for (const device of [first, second]) {
      expect(await device.get('/a/me')).toMatchObject({ location: '/a' });
      expect(await device.post('/a', { link: text })).toMatchObject({ location: '/a/device' });
    }
    expect(await neighbour.get('/a/me')).toMatchObject({ status: 200 });
  });
});

describe('the access history', () => {
  test('says when the link was used and that staff looked', async () => {
    const id = await pages.newcomer();
    const visitor = await signIn(id);
    const looked = await pages.link('access-as', id, { boundTo: 'staff-7', reason: 'helpdesk 12' });
    await pages.store.links.redeem({
      text: looked.text,
      kind: 'access-as',
      actor: 'staff:staff-7',
      boundTo: 'staff-7',
    });
    expect(await auditOf(id)).toEqual(['staff_looked', 'device_added', 'opened', 'link_made']);
    const { text } = await visitor.get('/a/history');
    expect(text).toContain('A member of staff looked at your page');
    expect(text).toContain('datetime="2027-05-03T07:00:00.000Z"');
    expect(text).not.toMatch(/staff-7|helpdesk 12/);
  });

  test('leaves the audit log whole', async () => {
    expect(await pages.store.verifyAudit()).toMatchObject({ isWhole: true });
  });
});
