import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Attendee } from '#shared/model/attendee.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import { startWorker } from '#test/support/server/setupMail.ts';
import { eventStart } from '#test/support/server/setupTokenStore.ts';
import { startSmtp } from '#test/support/server/startSmtp.ts';
import { createVisitor, type Visitor } from '#test/support/web/createVisitor.ts';
import { joinStation } from '#test/support/web/joinStation.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';

const hour = 3_600_000;
const aSession = (id: string, more: Partial<Session> = {}): Session => ({
  id,
  title: `Talk ${id}`,
  room: '',
  startsAt: eventStart + hour,
  endsAt: eventStart + 2 * hour,
  seats: null,
  ...more,
});

let pages: OpenPages;
let start = 0;
beforeAll(async () => {
  pages = await openPages();
  start = pages.time.now;
  await pages.programme([aSession('open'), aSession('small', { seats: 2 })]);
});
afterEach(async () => {
  pages.time.now = start;
  await pages.store.registrations.saveSettings({ deadline: null, public: 'pending' }, 'terminal');
});
afterAll(() => pages.close());

interface Invitee {
  readonly id: string;
  readonly visitor: Visitor;
  readonly page: () => Promise<string>;
  readonly person: () => Promise<Attendee | null>;
}
const invite = async (fields: Partial<Attendee> = {}): Promise<Invitee> => {
  const id = await pages.newcomer({ status: 'pending', ...fields });
  const { text } = await pages.link('registration', id, { expiresAt: eventStart + 10 * hour });
  const visitor = createVisitor(pages.url);
  expect(await visitor.post('/r', { link: text })).toMatchObject({ location: '/r/me' });
  return {
    id,
    visitor,
    page: async () => (await visitor.get('/r/me')).text,
    person: () => pages.store.people.read(id),
  };
};
const answer = ({ visitor }: Invitee, given: 'accepted' | 'declined') =>
  visitor.post('/r/answer', { answer: given });
const staffWrites = (attendeeId: string, changes: Partial<Attendee>) =>
  pages.store.people.change({ attendeeId, changes, actor: 'staff:7' });

describe('an answer', () => {
  test('of yes confirms, of no cancels, and may be taken back, each as a fact for the stations', async () => {
    const invitee = await invite();
    expect(await invitee.page()).toContain('You are invited.');
    const event = (await pages.store.event())?.id ?? '';
    const after = await pages.store.endOfLog(event);
    for (const [given, status] of [
      ['accepted', 'confirmed'],
      ['declined', 'canceled'],
      ['accepted', 'confirmed'],
    ] as const) {
      await answer(invitee, given);
      expect(await invitee.person()).toMatchObject({ status });
    }
    const { facts } = await pages.store.readLog({ event, after, limit: 10 });
    expect(facts.map(({ fact }) => fact.body['changes'])).toEqual([
      { status: 'confirmed' },
      { status: 'canceled' },
      { status: 'confirmed' },
    ]);
  });

  test.each([
    ['an unpaid place stays unpaid', { status: 'unpaid' }, 'unpaid'],
    ['a place that was confirmed is confirmed again', { status: 'confirmed' }, 'confirmed'],
  ] as const)('taken back gives what there was: %s', async (_name, fields, status) => {
    const invitee = await invite(fields);
    await answer(invitee, 'declined');
    expect(await invitee.person()).toMatchObject({ status: 'canceled' });
    await answer(invitee, 'accepted');
    expect(await invitee.person()).toMatchObject({ status });
  });

  test('pays nothing for whoever has not paid', async () => {
    const invitee = await invite({ status: 'unpaid' });
    expect(await invitee.page()).not.toContain('Yes, I will come');
    await answer(invitee, 'accepted');
    expect(await invitee.person()).toMatchObject({ status: 'unpaid' });
  });

  test('does not undo what the organiser cancelled, also after an own no and yes before', async () => {
    const invitee = await invite();
    await answer(invitee, 'declined');
    await answer(invitee, 'accepted');
    await answer(invitee, 'declined');
    await staffWrites(invitee.id, { status: 'confirmed' });
    await staffWrites(invitee.id, { status: 'canceled' });
    expect(await invitee.page()).toContain('The organiser has cancelled your registration.');
    await answer(invitee, 'accepted');
    expect(await invitee.person()).toMatchObject({ status: 'canceled' });
  });

  test.each(['suspended', 'revoked'] as const)('is not asked of who is %s', async (hold) => {
    const invitee = await invite({ hold });
    expect(await invitee.page()).not.toContain('name="answer"');
    await answer(invitee, 'accepted');
    expect(await invitee.person()).toMatchObject({ status: 'pending' });
    expect(await invitee.visitor.get('/r/details')).toMatchObject({ location: '/r/me' });
  });
});

describe('sessions', () => {
  const choose = ({ visitor }: Invitee, session: string) =>
    visitor.post('/r/sessions', { session });

  test('are chosen while there are places, and places come back', async () => {
    const [one, two, three] = [await invite(), await invite(), await invite()];
    expect((await three.visitor.get('/r/sessions')).text).toContain('2 places left');
    await choose(one, 'small');
    await choose(two, 'small');
    const refused = await choose(three, 'small');
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.text).toContain('is full by now');
    expect(await three.person()).toMatchObject({ sessions: [] });
    // Who is in keeps the place, also when the page is sent once more.
    await choose(one, 'small');
    expect(await one.person()).toMatchObject({ sessions: ['small'] });
    await answer(two, 'declined');
    await choose(three, 'small');
    expect(await three.person()).toMatchObject({ sessions: ['small'] });
    // Whoever comes back finds it full, and is told.
    expect(await answer(two, 'accepted')).toMatchObject({ location: '/r/me?some=full' });
    expect(await two.person()).toMatchObject({ status: 'confirmed', sessions: [] });
    for (const { id } of [one, three]) await staffWrites(id, { sessions: [] });
  });

  test('of two people at once for the last place go to one', async () => {
    const people = [await invite(), await invite(), await invite(), await invite()];
    const answers = await Promise.all(people.map((person) => choose(person, 'small')));
    expect(answers.map(({ location }) => location).toSorted()).toEqual(['', '', '/r/me', '/r/me']);
  });

  test('that began or are no more are refused, and others stay as they are', async () => {
    const invitee = await invite({ sessions: ['open', 'of-another-list'] });
    expect(await choose(invitee, 'made-up')).toMatchObject({ status: 409 });
    await pages.store.registrations.saveSettings(
      { deadline: eventStart + 9 * hour, public: 'closed' },
      'terminal',
    );
    pages.time.now = eventStart + hour;
    const { text } = await invitee.visitor.get('/r/sessions');
    expect(text).toContain('Has begun');
    expect(await invitee.visitor.post('/r/sessions')).toMatchObject({ status: 409 });
    expect(await invitee.person()).toMatchObject({ sessions: ['open', 'of-another-list'] });
  });

  test('are given up by an empty form, and what is in no programme stays', async () => {
    const invitee = await invite({ sessions: ['open', 'of-another-list'] });
    expect(await invitee.visitor.post('/r/sessions')).toMatchObject({ status: 303 });
    expect(await invitee.person()).toMatchObject({ sessions: ['of-another-list'] });
  });
});

describe('the deadline', () => {
  test('closes everything and shows what was registered', async () => {
    const invitee = await invite({ sessions: ['open'], status: 'confirmed' });
    const deadline = start + hour;
    await pages.store.registrations.saveSettings({ deadline, public: 'confirmed' }, 'terminal');
    expect(await invitee.page()).toContain('until 3 May 2027 at 10:00');
    pages.time.now = deadline;
    const text = await invitee.page();
    expect(text).toContain('Registration closed on 3 May 2027 at 10:00.');
    expect(text).toContain('Talk open');
    expect(text).not.toMatch(/name="answer"|href="\/r\/(?:sessions|details)"/);
    const fields = { firstName: 'X', lastName: '', badgeName: '', company: '', phone: '' };
    await answer(invitee, 'declined');
    await invitee.visitor.post('/r/sessions');
    await invitee.visitor.post('/r/details', fields);
    expect(await invitee.person()).toMatchObject({
      firstName: 'Neu',
      status: 'confirmed',
      sessions: ['open'],
    });
    expect((await createVisitor(pages.url).get('/register')).text).toContain('closed');
  });

  test('is the beginning of the event where none is set', async () => {
    const invitee = await invite();
    expect(await invitee.page()).toContain('until 10 May 2027 at 09:00');
  });
});

describe('the language of mails', () => {
  const fields = { firstName: 'Ina', lastName: '', badgeName: '', company: '', phone: '' };

  test('is their own to choose, stays where none is chosen, and is what their mails come in', async () => {
    const { id, visitor, page, person } = await invite();
    expect((await visitor.get('/r/details')).text).toContain('Not chosen');
    await visitor.post('/r/details', { ...fields, language: 'fr' });
    expect(await page()).toContain('<bdi lang="fr">Français</bdi>');
    const again = (await visitor.get('/r/details')).text;
    expect(again).toMatch(/<option value="fr" lang="fr" selected>/);
    expect(again).not.toContain('Not chosen');
    for (const form of [fields, { ...fields, language: '' }]) {
      await visitor.post('/r/details', form);
      expect(await person()).toMatchObject({ language: 'fr' });
    }
    const smtp = await startSmtp();
    const worker = startWorker(pages.store, smtp.url);
    await pages.store.mail.send({ what: { code: 'entry' }, to: { ids: [id] }, actor: 'terminal' });
    await worker.run();
    const own = smtp.mails.filter(({ to }) => to.join() === `${id}@example.org`);
    expect(own.map(({ parsed }) => parsed.subject)).toContainEqual(
      expect.stringMatching(/^Votre code d’entrée/u),
    );
  });
});

describe('the changes', () => {
  test('say what, when and by whom', async () => {
    const invitee = await invite();
    const fields = { firstName: 'Ina', lastName: 'Muster', badgeName: '', phone: '' };
    await invitee.visitor.post('/r/details', { ...fields, company: 'Öl & Co', language: 'es' });
    pages.time.now += hour;
    await staffWrites(invitee.id, { status: 'confirmed', note: 'VIP, be careful' });
    pages.time.now += hour;
    const desk = await joinStation(pages.store, pages.dataDir);
    await desk.tell('attendeeChanged', invitee.id, { changes: { lastName: 'Beispiel' } });
    pages.time.now += hour;
    await desk.tell('attendeesImported', null, {
      importId: 'import-9',
      attendees: [],
      changed: [{ id: invitee.id, changes: { category: 'Speaker' } }],
    });
    const text = (await invitee.page()).replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ');
    expect(text).toMatch(
      /Changed by you First name: Ina Last name: Muster Company: Öl &amp; Co Language of your mails: Español/,
    );
    expect(text).toContain('3 May 2027 at 10:00 Changed by the organiser Registration: You are');
    expect(text).toContain('11:00 Changed by staff at the event Last name: Beispiel');
    expect(text).toContain('12:00 Changed by the organiser’s list Category: Speaker');
    expect(text).not.toContain('VIP');
  });
});
