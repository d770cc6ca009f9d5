import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyFile } from '#station/journal/verifyFile.ts';
import { openTestStation } from '#test/support/openTestStation.ts';

/** Everything that is on disk below a folder, as one text. */
const everythingIn = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');

describe('the same list again', () => {
  const list = [
    'Order,First name,Last name,Company,Email',
    '1001,Ada,Beispiel,Fjäll,ada@example.org',
    '1002,Bo,Ng,Fjäll,bo@example.org',
    '1003,Cem,Örnek,,',
  ];

  test('adds nobody, and tells what changed', async () => {
    const { importList, people } = await openTestStation();
    expect(await importList(list)).toMatchObject({ added: 3, changed: 0, unchanged: 0 });
    const ids = (await people()).map(({ id }) => id);
    expect(await importList(list)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    const renamed = list.map((line) => line.replace('Bo,Ng,Fjäll', 'Bo,Nguyen,Fjord'));
    expect(await importList(renamed)).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 2,
      changedFields: { lastName: 1, company: 1 },
    });
    expect((await people()).map(({ id }) => id)).toEqual(ids);
  });

  test('is one chain of journal lines, whichever of them brought people', async () => {
    const { app, importList, dataDir } = await openTestStation();
    const many = Array.from({ length: 1300 }, (_, no) => `N${no},Zoë ${no},Øst ☂,Fjäll,`);
    expect(await importList([...list, ...many])).toMatchObject({ added: 1303 });
    expect(await importList(list.map((line) => line.replace('Bo', 'Bob')))).toMatchObject({
      changed: 1,
    });
    await app.syncOnce(5000);
    const verified = verifyFile(dataDir);
    expect(verified).toMatchObject({ ok: true, value: { first: null, pagesWhole: true } });
  });

  test('is run once, however often somebody presses, and forgotten while it runs by nobody', async () => {
    const { client } = await openTestStation();
    const rows = Array.from({ length: 3000 }, (_, no) => `Ada ${no},Fjäll`);
    const bytes = Buffer.from(['First name,Company', ...rows].join('\n'));
    const begin = async () => {
      const begun = await client.call('imports.begin', {
        fileName: 'list.csv',
        size: bytes.length,
      });
      if (!begun.ok) throw new Error(begun.error.code);
      return begun.value.importId;
    };
    const importId = await begin();
    await client.call('imports.piece', { importId, base64: bytes.toString('base64') });
    const both = Promise.all([1, 2].map(() => client.call('imports.run', { importId })));
    for (let other = 0; other < 6; other += 1) await begin();
    const [first, second] = await both;
    expect(first).toMatchObject({ ok: true, value: { added: 3000 } });
    expect(second).toEqual({ ok: false, error: { code: 'unknown_import' } });
  });

  test('names every row that was not understood, however many', async () => {
    const { importList } = await openTestStation();
    const rows = Array.from({ length: 2500 }, (_, row) => (row === 1800 ? 'Ada,Fjäll' : ',Fjäll'));
    const { added, notUnderstood, problems } = await importList(['First name,Company', ...rows]);
    const lines = problems.map(({ line, reason }) => `${line} ${reason}`);
    expect([added, notUnderstood]).toEqual([1, 2499]);
    expect(lines).toEqual(
      rows.flatMap((row, at) => (row.startsWith(',') ? [`${at + 2} no_name`] : [])),
    );
  });

  test('leaves a correction of the desk alone, until the list itself says something else', async () => {
    const { importList, people, call } = await openTestStation();
    await importList(list);
    const bo = (await people())[1]?.id ?? '';
    const company = async () => (await people())[1]?.company;
    await call('attendees.change', { attendeeId: bo, changes: { company: 'Fjäll & Søn' } });
    expect(await importList(list)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(await company()).toBe('Fjäll & Søn');
    const moved = list.map((line) => line.replace('Bo,Ng,Fjäll', 'Bo,Ng,Heide'));
    expect(await importList(moved)).toMatchObject({ changed: 1, changedFields: { company: 1 } });
    expect(await company()).toBe('Heide');
    await call('attendees.change', { attendeeId: bo, changes: { company: 'Heide AG' } });
    expect(await importList(moved)).toMatchObject({ changed: 0, unchanged: 3 });
    expect(await company()).toBe('Heide AG');
  });

  test('knows everybody when a second ticket shares an order number', async () => {
    const { importList, people } = await openTestStation();
    await importList(list);
    const shared = [...list, '1001,Dora,Beispiel,Fjäll,', '1003,Eli,Örnek,,'];
    expect(await importList(shared)).toMatchObject({ added: 2, changed: 0, unchanged: 3 });
    expect(await importList(shared)).toMatchObject({ added: 0, changed: 0, unchanged: 5 });
    expect(await importList(list)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect((await people()).map(({ firstName }) => firstName)).toEqual([
      'Ada',
      'Bo',
      'Cem',
      'Dora',
      'Eli',
    ]);
  });

  test('knows everybody when a column is left out, and takes namesakes for two', async () => {
    const { importList } = await openTestStation();
    await importList(list);
    const withoutOrder = list.map((line) => line.slice(line.indexOf(',') + 1));
    expect(await importList(withoutOrder)).toMatchObject({ added: 0, unchanged: 3 });
    const namesOnly = ['First name,Last name,Company', 'Ada,Beispiel,Fjäll', 'Cem,Örnek,'];
    expect(await importList(namesOnly)).toMatchObject({ added: 0, unchanged: 2 });
    const namesake = ['Order,First name,Last name,Company,Email', '1009,Ada,Beispiel,Fjäll,'];
    expect(await importList(namesake)).toMatchObject({ added: 1, unchanged: 0 });
  });
});

describe('what else a list brings', () => {
  test('codes of another system admit once, and are nowhere on disk in plain text', async () => {
    const { importList, scan, dataDir } = await openTestStation();
    const ticket = 'TICKET-7F3A-ÜX-0042';
    await importList(['First name,Last name,Barcode', `Ada,Beispiel,${ticket}`]);
    expect(await scan(` ${ticket} `)).toMatchObject({
      code: 'admitted',
      medium: 'imported',
      lowerAssurance: true,
      attendee: { name: 'Ada Beispiel' },
    });
    expect((await scan(ticket)).code).toMatch(/^already_in/);
    expect(await scan('TICKET-UNKNOWN-1')).toMatchObject({ code: 'unknown_code', attendee: null });
    const kept = everythingIn(dataDir);
    for (const part of ['7F3A', 'UNKNOWN-1', Buffer.from(ticket).toString('base64')]) {
      expect(kept.includes(part)).toBe(false);
    }
  });

  test('sessions and registrations, as a second list or as a column, open the right doors', async () => {
    const { importList, people, call } = await openTestStation();
    await importList([
      'Session,Room,Start,End,Seats',
      'Keynote,A,2027-05-10 09:00,2027-05-10 10:00,300',
      'Workshop,B,2027-05-10 11:00,2027-05-10 12:00,2',
    ]);
    await importList([
      'Order,First name,Last name,Sessions',
      '1,Ada,Beispiel,Keynote',
      '2,Bo,Ng,',
      '3,Cem,Örnek,',
    ]);
    const registered = await importList(
      ['Order,Session', '2,Keynote', '2,Workshop', '9,Workshop'],
      'registrations',
    );
    expect(registered).toMatchObject({
      changed: 1,
      problems: [{ line: 4, reason: 'no_attendee', kept: false }],
    });
    const views = await call('checkpoints.list', {});
    const keynote = views.find(({ session }) => session?.title === 'Keynote');
    expect(views.map(({ session, expected }) => [session?.title ?? null, expected])).toEqual([
      [null, 3],
      ['Keynote', 2],
      ['Workshop', 1],
    ]);
    const titles = await Promise.all(
      (await people()).map(async ({ id }) => {
        const { sessionTitles } = await call('attendees.profile', { attendeeId: id });
        return sessionTitles;
      }),
    );
    expect(titles).toEqual([['Keynote'], ['Keynote', 'Workshop'], []]);
    const cem = (await people())[2]?.id ?? '';
    const checkpoint = keynote?.checkpoint.id;
    const refused = await call('scans.admit', { attendeeId: cem, checkpoint });
    expect(refused.code).not.toBe('admitted');
  });

  test('a badge that was replaced is superseded, its successor opens the door', async () => {
    const { app, importList, people, scan, call } = await openTestStation();
    await importList(['First name,Last name', 'Ada,Beispiel']);
    const [ada] = await people();
    const attendeeId = ada?.id ?? '';
    const issue = async (medium: 'badge' | 'entry') => {
      const issued = await app.store.issueCode({ attendeeId, medium });
      if (!issued.ok) throw new Error(issued.error.code);
      await call('sync.now', {});
      return issued.value.text;
    };
    const print = async (reason: string) => {
      await call('badges.save', { attendeeId, reason });
      await call('sync.now', {});
      return issue('badge');
    };
    const old = await print('');
    const replacement = await print('lost');
    expect((await scan(old)).code).toBe('superseded');
    const entry = await issue('entry');
    expect((await scan(entry)).code).toBe('admitted');
    expect((await scan(replacement)).code).toMatch(/^already_in|readmitted/);
    expect((await scan(old)).code).toBe('superseded');
  });

  test('a walk-in is looked for on the list first, then added, admitted and kept', async () => {
    const { importList, people, call } = await openTestStation();
    await importList(['First name,Last name,Company,Email', 'Ada,Beispiel,Fjäll,ada@example.org']);
    const walkIn = { firstName: 'ADA', lastName: 'beispiel', email: 'ada@example.org' };
    const asked = await call('attendees.add', walkIn);
    expect([asked.attendeeId, asked.duplicates.map(({ name }) => name)]).toEqual([
      null,
      ['Ada Beispiel'],
    ]);
    const added = await call('attendees.add', { ...walkIn, despiteDuplicates: true });
    expect(await call('scans.admit', { attendeeId: added.attendeeId ?? '' })).toMatchObject({
      code: 'admitted',
    });
    const again = await importList(['First name,Last name,Email', 'Ada,Beispiel,ada@example.org']);
    expect(again).toMatchObject({ added: 0, unchanged: 1 });
    expect(await people()).toHaveLength(2);
  });
});
