import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStationApp } from '#app/openStationApp.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { callOrFail } from '#test/support/callOrFail.ts';
import { createVisitor, type Visitor } from '#test/support/web/createVisitor.ts';
import { joinStation } from '#test/support/web/joinStation.ts';
import { openConsole } from '#test/support/web/openConsole.ts';
import type { OpenPages } from '#test/support/web/openPages.ts';
import { signInStaff } from '#test/support/web/signInStaff.ts';

// One store for all: about two seconds.
let pages: OpenPages;
let visitor: Visitor;
openConsole('organiser', (at) => {
  ({ pages, visitor } = at);
});

const form = {
  title: 'Scything',
  room: 'Barn',
  startsAt: '2027-05-10T09:00',
  endsAt: '2027-05-10T10:30',
  seats: '12',
};

describe('a session', () => {
  let path: string;

  test('is added with its door, in the event’s time zone', async () => {
    const added = await visitor.post('/console/programme/new', form);
    expect(added.status).toBe(303);
    path = added.location.split('?')[0] ?? '';
    expect((await visitor.get(added.location)).text).toContain('Saved.');
    expect(await pages.store.sessions()).toMatchObject([
      { title: 'Scything', room: 'Barn', startsAt: Date.UTC(2027, 4, 10, 7), seats: 12 },
    ]);
    const doors = (await pages.store.checkpoints()).filter(({ kind }) => kind === 'session');
    expect(doors).toMatchObject([{ name: 'Barn', policy: { closesAt: null } }]);
    expect((await visitor.get('/console/programme')).text).toContain(path);
  });

  test('shows who is registered for it', async () => {
    const [session] = await pages.store.sessions();
    await pages.store.people.change({
      attendeeId: 'zoe',
      changes: { sessions: [session?.id ?? ''] },
      actor: 'terminal',
    });
    const { text } = await visitor.get(path);
    expect(text).toContain('1 person is registered');
    expect(text).toContain('/console/attendees/zoe"');
    expect(text).not.toContain('/console/attendees/ada"');
  });

  test('is changed, and its door is called by the new room', async () => {
    expect(await visitor.post(path, { ...form, room: 'Orchard' })).toMatchObject({ status: 303 });
    const doors = (await pages.store.checkpoints()).filter(({ kind }) => kind === 'session');
    expect(doors).toMatchObject([{ name: 'Orchard' }]);
  });

  test.each([
    [{ title: ' ' }, 'Give a title'],
    [{ startsAt: 'soon' }, 'Give a title'],
    [{ seats: '-1' }, 'Give a title'],
    [{ endsAt: '2027-05-10T08:00' }, 'It ends before it begins'],
  ])('is not changed by %o, and what was typed stays', async (change, sentence) => {
    const refused = await visitor.post(path, { ...form, room: 'Typed', ...change });
    expect(refused).toMatchObject({ status: 422 });
    expect(refused.text).toContain(sentence);
    expect(refused.text).toContain('Typed');
    expect(await pages.store.sessions()).toMatchObject([{ room: 'Orchard' }]);
  });

  test('never shows everybody somebody’s link', async () => {
    const { url } = await pages.link('app', 'zoe');
    const refused = await visitor.post(path, { ...form, title: `x ${url}`.slice(0, 200) });
    expect(refused.status).toBe(422);
  });

  test('is canceled: nobody can choose it, its door is closed, and who had it is told', async () => {
    expect(await visitor.post(`${path}/state`, { change: 'cancel' })).toMatchObject({
      status: 303,
    });
    expect((await visitor.get('/console/programme')).text).toContain('Canceled');
    const doors = (await pages.store.checkpoints()).filter(({ kind }) => kind === 'session');
    expect(doors).toMatchObject([{ policy: { closesAt: pages.time.now } }]);

    const [session] = await pages.store.sessions();
    const chosen = await pages.store.registrations.chooseSessions({
      attendeeId: 'ada',
      sessions: [session?.id ?? ''],
    });
    expect(chosen).toMatchObject({ ok: false, error: { code: 'unknown_session' } });

    const guest = createVisitor(pages.url);
    const { text } = await pages.link('app', 'zoe');
    await guest.post('/a', { link: text });
    expect((await guest.get('/a/me')).text).toContain('Canceled');
  });

  test('stays canceled when its list comes again, and takes place after all when staff say so', async () => {
    await pages.store.lists.take({
      bytes: Buffer.from('Title,Room,Seats\nScything,Meadow,20\n'),
      fileName: 'list.csv',
      actor: 'terminal',
      mayPlan: true,
    });
    expect(await pages.store.sessions()).toMatchObject([{ room: 'Meadow', canceled: true }]);
    await visitor.post(`${path}/state`, { change: 'resume' });
    const [session] = await pages.store.sessions();
    expect(session).not.toHaveProperty('canceled');
    const doors = (await pages.store.checkpoints()).filter(({ kind }) => kind === 'session');
    expect(doors).toMatchObject([{ name: 'Meadow', policy: { closesAt: null } }]);
  });

  test('that is not there is said to be so', async () => {
    expect(await visitor.get('/console/programme/none')).toMatchObject({ status: 404 });
    expect(await visitor.post('/console/programme/none', form)).toMatchObject({ status: 404 });
  });
});

describe('a case of the helpdesk', () => {
  test('is shown on the overview and at its person until somebody says what came of it', async () => {
    const desk = await joinStation(pages.store, pages.dataDir);
    const note = { text: 'paid <twice>', helpdesk: true, about: null };
    await desk.tell('noteAdded', 'ada', note);
    await desk.tell('noteAdded', 'zoe', { ...note, text: 'just so', helpdesk: false });
    for (const page of ['/console', '/console/attendees/ada']) {
      const { text } = await visitor.get(page);
      expect(text).toContain('At the helpdesk');
      expect(text).toContain('paid &lt;twice&gt;');
      expect(text).not.toContain('just so');
    }
    const [open] = await pages.store.cases.open();
    expect(open).toMatchObject({ attendeeId: 'ada', name: 'Ada Beispiel' });
    const path = `/console/cases/${open?.id ?? ''}/close`;
    expect(await visitor.post(path, { from: 'person', reason: ' ' })).toMatchObject({
      status: 422,
    });
    const { visitor: auditor } = await signInStaff(pages, 'auditor');
    expect(await auditor.post(path, { from: 'person', reason: 'x' })).toMatchObject({
      status: 403,
    });
    expect((await auditor.get('/console')).text).not.toContain(path);
    expect(await visitor.post(path, { from: 'person', reason: 'refunded' })).toMatchObject({
      status: 303,
      location: '/console/attendees/ada?said=saved',
    });
    expect((await visitor.get('/console')).text).not.toContain('At the helpdesk');
    expect((await pages.store.people.history('ada'))[0]).toMatchObject({
      action: 'case.closed',
      reason: 'refunded',
    });
    expect(await visitor.post(path, { from: 'person', reason: 'again' })).toMatchObject({
      status: 404,
    });
  });
});

test('a station hears of both: the case is gone there, and the door of a canceled session is closed', async () => {
  const opened = await openStationApp({ dataDir: join(pages.dataDir, 'a-station') });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(() => opened.value.close());
  const call = callOrFail(createStationClient(opened.value.transport));
  const made = await pages.store.enrolmentCode({ url: pages.url });
  await call('station.join', { code: made.ok ? made.value.code : '', stationName: 'Desk' });
  const { factId } = await call('helpdesk.send', {
    factId: null,
    attendeeId: 'zoe',
    text: 'lost her badge',
  });
  await call('sync.now', {});
  expect((await call('helpdesk.cases', {})).map((one) => one.factId)).toContain(factId);

  await visitor.post(`/console/cases/${factId}/close`, { from: 'overview', reason: 'made anew' });
  const [session] = await pages.store.sessions();
  const id = session?.id ?? '';
  await visitor.post(`/console/programme/${id}/state`, { change: 'cancel' });
  await call('sync.now', {});
  expect((await call('helpdesk.cases', {})).map((one) => one.factId)).not.toContain(factId);
  const checkpoints = await call('checkpoints.list', {});
  const door = checkpoints.find((one) => one.session?.id === id);
  expect(door).toMatchObject({
    session: { canceled: true },
    checkpoint: { policy: { closesAt: pages.time.now } },
  });
});
