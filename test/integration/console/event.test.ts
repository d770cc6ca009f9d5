import { describe, expect, test } from 'vitest';
import { openConsole } from '#test/support/web/openConsole.ts';
import type { OpenPages } from '#test/support/web/openPages.ts';
import type { Visitor } from '#test/support/web/createVisitor.ts';

let pages: OpenPages;
let visitor: Visitor;
openConsole('organiser', (at) => {
  ({ pages, visitor } = at);
});

describe('stations', () => {
  test('join by a code that is shown once, for their role', async () => {
    const made = await visitor.post('/console/stations/enrol', { role: 'door' });
    expect(made.text).toContain('Scan this at the new station (Door)');
    expect(made.text).toContain('data:image/svg+xml;base64,');
    const [line] = await pages.store.audit({ action: ['station.invited'], limit: 1 });
    expect(line).toMatchObject({ details: '{"role":"door"}' });
    expect((await visitor.get('/console/stations')).text).not.toContain('data:image');
  });

  test('that are not there are not revoked', async () => {
    expect(await visitor.post('/console/stations/none/revoke', { reason: 'stolen' })).toMatchObject(
      { status: 404 },
    );
  });
});

describe('settings', () => {
  const event = {
    name: 'Meadow Days 2',
    timeZone: 'Europe/Madrid',
    startsAt: '2027-05-11T08:30',
    endsAt: '2027-05-12T18:00',
  };

  test('move and rename the event, at every station too', async () => {
    expect(await visitor.post('/console/settings/event', event)).toMatchObject({ status: 303 });
    expect(await pages.store.event()).toMatchObject({
      name: 'Meadow Days 2',
      timeZone: 'Europe/Madrid',
      startsAt: Date.UTC(2027, 4, 11, 6, 30),
      endsAt: Date.UTC(2027, 4, 12, 16),
    });
    const { text } = await visitor.get('/console/settings');
    expect(text).toContain('value="2027-05-11T08:30"');
    const [line] = await pages.store.audit({ action: ['event.changed'], limit: 1 });
    expect(line?.details).toBe('{"fields":"name timeZone startsAt endsAt"}');
  });

  test.each([
    [{ endsAt: '2027-05-10T00:00' }, 'would end before it begins'],
    [{ timeZone: 'Moon' }, 'Give a name, a time zone'],
    [{ startsAt: 'soon' }, 'Give a name, a time zone'],
    [{ name: ' ' }, 'Give a name, a time zone'],
  ])('refuse %o with a sentence', async (change, sentence) => {
    const refused = await visitor.post('/console/settings/event', { ...event, ...change });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sentence);
  });

  test('say until when people change their registration', async () => {
    await visitor.post('/console/settings/registration', {
      deadline: '2027-05-01T12:00',
      public: 'closed',
    });
    expect(await pages.store.registrations.settings()).toEqual({
      deadline: Date.UTC(2027, 4, 1, 10),
      public: 'closed',
    });
  });
});

describe('the first page', () => {
  test('says that all is well, and what is not', async () => {
    expect((await visitor.get('/console')).text).toContain('All is well');
    const { handle } = await pages.link('app', 'ada');
    await visitor.post(`/console/links/${handle}`, { change: 'leak', reason: 'posted in a chat' });
    expect((await visitor.get('/console')).text).toContain('leak was reported in the last day');
    const page = await visitor.get(`/console/links/${handle}?said=leak`);
    expect(page.text).toContain('posted in a chat');
    expect(page.text).toContain('Below is what was done with it');
  });
});

test('the audit log is filtered, and checked', async () => {
  const all = await visitor.get('/console/audit');
  expect(all.text).toContain('event.changed');
  const terminal = await visitor.get('/console/audit?actor=terminal');
  expect(terminal.text).not.toContain('event.changed');
  expect(terminal.text).toContain('attendees.added');
  expect((await visitor.get('/console/audit/verify')).text).toContain('are as they were written');
});

test('sessions and checkpoints are listed with the people who passed', async () => {
  const { text } = await visitor.get('/console/programme');
  expect(text).toContain('Entrance');
  expect(text).toContain('There are no sessions');
});
