import { expect, test } from 'vitest';
import { startWorker } from '#test/support/server/setupMail.ts';
import { startSmtp } from '#test/support/server/startSmtp.ts';
import type { Visitor } from '#test/support/web/createVisitor.ts';
import { openConsole } from '#test/support/web/openConsole.ts';
import type { OpenPages } from '#test/support/web/openPages.ts';

let pages: OpenPages;
let visitor: Visitor;
openConsole('organiser', (at) => {
  ({ pages, visitor } = at);
});

const interviews = {
  name: 'Interviews',
  question: 'When can you come?',
  timeZone: 'Europe/Berlin',
  day: ['2027-05-10', '', ''],
  from: ['19:00', ''],
  until: ['21:00', ''],
  rowFrom: '09:00',
  rowUntil: '10:40',
  rowMinutes: '30',
  closesAt: '2027-05-09T18:00',
};

const make = async (): Promise<string> => {
  const made = await visitor.post('/console/campaigns/new', interviews);
  expect(made).toMatchObject({ status: 303 });
  return made.location;
};
const idOf = (path: string): string => path.split('/').at(-1) ?? '';

test('a campaign is made, changed and closed', async () => {
  const page = await visitor.get('/console/campaigns/new');
  expect(page.text).toContain('value="2027-05-10"');
  const wrong = await visitor.post('/console/campaigns/new', { ...interviews, day: '' });
  expect(wrong).toMatchObject({ status: 422 });
  expect(wrong.text).toContain('Choose at least one day');
  expect(wrong.text).toContain('When can you come?');
  const zone = await visitor.post('/console/campaigns/new', { ...interviews, timeZone: 'Moon' });
  expect(zone.text).toContain('There is no such time zone');
  const late = { ...interviews, closesAt: '2027-06-01T18:00' };
  expect((await visitor.post('/console/campaigns/new', late)).text).toContain(
    'A campaign closes when the event ends at the latest',
  );
  const path = await make();
  expect(await pages.store.campaigns.read(idOf(path))).toMatchObject({
    days: ['2027-05-10'],
    slots: [
      { from: '09:00', until: '09:30' },
      { from: '09:30', until: '10:00' },
      { from: '10:00', until: '10:30' },
      { from: '19:00', until: '21:00' },
    ],
    closesAt: Date.parse('2027-05-09T18:00:00+02:00'),
  });
  const edit = await visitor.get(`${path}/edit`);
  expect(edit.text).toContain('value="2027-05-09T18:00"');
  expect(edit.text).toContain('<select id="timeZone"');
  const changed = { ...interviews, day: ['2027-05-10', '2027-05-12'], rowFrom: '' };
  expect(await visitor.post(`${path}/edit`, changed)).toMatchObject({ status: 303 });
  expect((await visitor.get(path)).text).toContain('12 May 2027');
  expect((await visitor.get(path)).text).toContain('0 of 0 have answered; it is open until');
  expect(await visitor.post(`${path}/close`)).toMatchObject({ status: 303 });
  const closed = await visitor.get(path);
  expect(closed.text).toContain('it is closed since');
  expect(closed.text).not.toContain('Invite people');
  const invited = await visitor.post(`${path}/invite`, { to: 'everybody' });
  expect(invited.text).toContain('This campaign is closed');
  expect((await visitor.get(`${path}/csv`)).headers.get('content-type')).toContain('text/csv');
});

test('one person is invited and then everybody, each once, and who has not answered is reminded', async () => {
  const path = await make();
  const { url, mails } = await startSmtp();
  await pages.store.rememberAddress('https://store.example');
  await pages.store.people.change({
    attendeeId: 'ada',
    changes: { language: 'de' },
    actor: 'terminal',
  });
  const one = { to: 'person', text: 'beispiel' };
  const seen = await visitor.post(`${path}/invite`, one);
  expect(seen.text).toContain('1 person gets it');
  expect(await pages.store.mail.mailings({ limit: 9 })).toEqual([]);
  const invited = await visitor.post(`${path}/invite`, { ...one, expected: '1' });
  expect(invited.location).toContain('/console/mail/mailings/');
  expect((await visitor.get(invited.location)).text).toContain('Interviews');
  const all = await visitor.post(`${path}/invite`, { to: 'everybody' });
  expect(all.text).toContain('2 people get it');
  expect(all.text).toContain('1 left out: invited before');
  await visitor.post(`${path}/invite`, { to: 'everybody', expected: '2' });
  const worker = startWorker(pages.store, url);
  await worker.run();
  const subjects = new Map(mails.map(({ to, parsed }) => [to[0], parsed.subject]));
  expect(subjects.get('ada@example.org')).toBe('Wann haben Sie bei Meadow Days Zeit?');
  expect(subjects.get('zoe@example.org')).toBe('When can you meet at Meadow Days?');
  await pages.store.campaigns.answer({
    campaign: idOf(path),
    subject: 'zoe',
    answer: { choices: { '2027-05-10_09:00-09:30': 'yes' }, comment: 'gladly' },
    actor: 'attendee',
    link: 'handle',
  });
  // Answers speak of times in its zone.
  expect((await visitor.get(`${path}/edit`)).text).toContain('type="hidden" name="timeZone"');
  const page = await visitor.get(path);
  expect(page.text).toContain('1 of 3 have answered');
  expect(page.text).toContain('gladly');
  const remind = await visitor.post(`${path}/remind`);
  expect(remind.text).toContain('2 people get it');
  const reminded = await visitor.post(`${path}/remind`, { expected: '2' });
  expect(reminded.location).toContain('/console/mail/mailings/');
});

test('an invitation by a template needs the link in it', async () => {
  const path = await make();
  const template = {
    base: '',
    language: 'en',
    subject: 'Hello',
    html: '',
  };
  const save = async (name: string, text: string) => {
    await visitor.post('/console/mail/template', { ...template, name, text });
    await visitor.post('/console/mail/publish', { name });
  };
  await save('greeting', 'Hello {{first_name}}');
  await save('when', '{{first_name}}, when? {{_availability_link}}');
  const to = { to: 'person', text: 'zoe' };
  const wrong = await visitor.post(`${path}/invite`, { ...to, template: 'greeting' });
  expect(wrong.text).toContain('This template has no availability link');
  const right = await visitor.post(`${path}/invite`, { ...to, template: 'when', expected: '1' });
  expect((await visitor.get(right.location)).text).toContain('when (Version 1)');
});
