import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { createVisitor, type Answer, type Visitor } from '#test/support/web/createVisitor.ts';
import { openConsole } from '#test/support/web/openConsole.ts';
import type { OpenPages } from '#test/support/web/openPages.ts';
import { signInStaff } from '#test/support/web/signInStaff.ts';

// One store for all: about three seconds.
let pages: OpenPages;
let visitor: Visitor;
let organiser: string;
openConsole('organiser', (at) => {
  ({ pages, visitor, id: organiser } = at);
});

const path = '/console/import';

const bring = (content: string | Uint8Array, name = 'list.csv', who = visitor): Promise<Answer> =>
  who.upload(path, 'list', {
    name,
    type: 'text/csv',
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
  });

/** Brings a list and takes it in; gives the pages before and after. */
const takeIn = async (content: string | Uint8Array, name?: string) => {
  const { location } = await bring(content, name);
  const before = await visitor.get(location);
  const taken = await visitor.post(`${location}/take`);
  return { location, before: before.text, taken, after: (await visitor.get(location)).text };
};

/** The four numbers of a page: new, changed, as before, rows left out. */
const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/<dd>([\d,]+)<\/dd>/g)].slice(0, 4).map(([, number]) => Number(number));

describe('a list of attendees', () => {
  const german = [
    'Vorname;Nachname;Firma;E-Mail;Bestellnummer;Status;Workshops',
    'Ines;Prüfer;Wiesengrund;ines@example.org;W-1;bestätigt;Sense dengeln',
    'Jon;Muster;=1+1;jon@example.org;W-2;storniert;',
    ';;Ohne Namen;;;;',
  ].join('\n');

  test('is understood, shown before anything changes, and taken in once', async () => {
    const { location } = await bring(german);
    expect(location).toMatch(/^\/console\/import\/[\w-]+$/);
    const { text } = await visitor.get(location);
    expect(numbersIn(text)).toEqual([2, 0, 0, 1]);
    expect(text).toMatch(/<option\s+value="orderNumber"\s+selected/);
    expect(text).toContain('No name in this row');
    expect(text).toContain('Sense dengeln');
    expect(await pages.peopleNamed('Ines')).toEqual([]);

    expect(await visitor.post(`${location}/take`)).toMatchObject({ status: 303, location });
    expect(numbersIn((await visitor.get(location)).text)).toEqual([2, 0, 0, 1]);
    const [ines] = await pages.peopleNamed('Ines');
    const [jon] = await pages.peopleNamed('Jon');
    const [session] = (await pages.store.sessions()).filter(({ title }) => title.includes('Sense'));
    expect([ines, jon]).toMatchObject([
      { lastName: 'Prüfer', rowKey: 'order:W-1', status: 'confirmed', sessions: [session?.id] },
      { company: '=1+1', status: 'canceled' },
    ]);
    // A second press finds nothing left to do.
    expect(await visitor.post(`${location}/take`)).toMatchObject({ status: 303, location });
    expect(await pages.peopleNamed('Ines')).toHaveLength(1);
  });

  test('adds nobody when it comes again, and says what changed', async () => {
    const same = await takeIn(german);
    expect(same.before).toContain('Nothing would change');
    expect(same.before).not.toContain(`${same.location}/take`);
    const { before, after } = await takeIn(german.replace('Wiesengrund', 'Heu & Söhne'));
    expect(numbersIn(before)).toEqual([0, 1, 1, 1]);
    expect(before).toContain('Wiesengrund');
    expect(before).toContain('Heu &amp; Söhne');
    expect(numbersIn(after)).toEqual([0, 1, 1, 1]);
    expect(await pages.peopleNamed('Ines')).toMatchObject([{ company: 'Heu & Söhne' }]);
  });

  test('keeps what staff corrected since', async () => {
    const [jon] = await pages.peopleNamed('Jon');
    await pages.store.people.change({
      attendeeId: jon?.id ?? '',
      changes: { company: 'Corrected' },
      actor: 'terminal',
    });
    const { before } = await takeIn(german.replace('Wiesengrund', 'Heu & Söhne'));
    expect(before).toContain('Nothing would change');
  });

  test('reaches stations as the facts that they write themselves', async () => {
    const event = (await pages.store.event())?.id ?? '';
    const { facts } = await pages.store.readLog({ event, after: 0, limit: 500 });
    const kinds = facts.map(({ fact }) => fact.kind);
    expect(kinds).toContain('attendeesImported');
    expect(kinds).toContain('programmeImported');
  });

  test('stands in the audit log with its numbers and nobody’s name', async () => {
    const lines = await pages.store.audit({ action: ['list.imported'], limit: 10 });
    expect(lines.at(0)).toMatchObject({ actor: `staff:${organiser}` });
    expect(JSON.parse(lines.at(-1)?.details ?? '{}')).toMatchObject({
      kind: 'attendees',
      added: 2,
      problems: 1,
      newSessions: 1,
    });
  });

  test('is put right where a heading is not understood', async () => {
    const { location } = await bring('Wer,Haus\nKaja Beispiel,Nord\n');
    expect((await visitor.get(location)).text).toContain('No column holds names.');
    const corrected = await visitor.post(`${location}/columns`, {
      ...{ kind: 'attendees', was: 'attendees', wasSheet: '' },
      column0: 'fullName',
      column1: 'company',
    });
    expect(corrected).toMatchObject({ status: 303, location });
    expect(numbersIn((await visitor.get(location)).text)).toEqual([1, 0, 0, 0]);
    await visitor.post(`${location}/take`);
    expect(await pages.peopleNamed('Kaja')).toMatchObject([{ company: 'Nord' }]);
  });

  test('never brings somebody’s link or code, nor shows it', async () => {
    const { url, text } = await pages.link('app', 'zoe');
    const { before, after } = await takeIn(
      `First name,Last name,Note\nLena,Beispiel,${url}\nMila,Beispiel,"<script>alert(1)</script>"\n`,
    );
    for (const page of [before, after]) {
      expect(page).not.toContain(text);
      expect(page).toContain('Somebody’s personal link or code');
      expect(page).not.toContain('<script>alert');
    }
    expect(await pages.peopleNamed('Lena')).toMatchObject([{ note: '' }]);
    expect(await pages.peopleNamed('Mila')).toMatchObject([{ note: '<script>alert(1)</script>' }]);
  });

  test('comes as a workbook, too', async () => {
    const workbook = await writeExcelFile([
      [{ value: 'Prénom' }, { value: 'Nom' }, { value: 'Société' }],
      [{ value: 'Noé' }, { value: 'Modèle' }, { value: '=HYPERLINK("x")' }],
    ]).toBuffer();
    const { after } = await takeIn(workbook, 'liste.xlsx');
    expect(numbersIn(after)).toEqual([1, 0, 0, 0]);
    expect(await pages.peopleNamed('Noé')).toMatchObject([{ company: '=HYPERLINK("x")' }]);
  });
});

describe('a programme', () => {
  const programme = [
    'Title,Room,Date,Start,End,Seats',
    'Sense dengeln,Scheune,2027-05-10,09:00,10:30,12',
    'Bees at night,Garden,2027-05-10,22:00,23:00,',
  ].join('\n');

  test('fills in what names alone had brought, and is changed by the next list', async () => {
    expect(numbersIn((await takeIn(programme)).after)).toEqual([1, 1, 0, 0]);
    const { before, after } = await takeIn(programme.replace('Garden', 'Orchard'));
    expect(before).toContain('Garden');
    expect(before).toContain('Orchard');
    expect(numbersIn(after)).toEqual([0, 1, 1, 0]);
    const sessions = await pages.store.sessions();
    expect(sessions.map(({ title, room, seats }) => [title, room, seats])).toEqual([
      ['Sense dengeln', 'Scheune', 12],
      ['Bees at night', 'Orchard', null],
    ]);
    const doors = (await pages.store.checkpoints()).filter(({ kind }) => kind === 'session');
    expect(doors.map(({ name }) => name).toSorted()).toEqual(['Orchard', 'Scheune']);
  });

  test('is followed by who is registered for what', async () => {
    const { before, after } = await takeIn(
      'E-Mail,Session\ninés@example.org,Bees at night\nines@example.org,Bees at night\n',
    );
    expect(numbersIn(before)).toEqual([0, 1, 0, 1]);
    expect(after).toContain('Nobody on the list');
    const [ines] = await pages.peopleNamed('Ines');
    expect(ines?.sessions).toHaveLength(2);
  });
});

describe('a file that is no list', () => {
  test.each([
    ['is empty', '', 'This file is empty', 422],
    ['has headings alone', 'First name,Last name\n', 'no rows below them', 422],
    ['is a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'neither CSV nor Excel', 422],
    ['is a page', '<!doctype html><p>hello', 'neither CSV nor Excel', 422],
    ['is a broken workbook', 'PK\u0003\u0004rest', 'damaged or has a password', 422],
    ['is too large', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'too large', 413],
  ])('%s is refused with what to do', async (_, content, sentence, status) => {
    const answer = await bring(content);
    expect(answer.text).toContain(sentence);
    expect(answer.status).toBe(status);
  });

  test('is not there at all: the form says so', async () => {
    expect(await visitor.post(path)).toMatchObject({ status: 422 });
  });
});

describe('a list on its way', () => {
  const list = 'Name\nNora Niemand\n';

  test('is seen in the browser that brought it and in no other, and stands nowhere in the clear', async () => {
    const { location } = await bring(list);
    const { visitor: other } = await signInStaff(pages, 'owner');
    for (const step of ['', '/columns', '/take', '/drop']) {
      const answer = step === '' ? await other.get(location) : await other.post(location + step);
      expect([303, 404, 422]).toContain(answer.status);
      expect(answer.text).not.toContain('Niemand');
    }
    expect(await pages.peopleNamed('Nora')).toEqual([]);
    const { readFileSync, readdirSync } = await import('node:fs');
    for (const file of readdirSync(pages.dataDir)) {
      expect(readFileSync(`${pages.dataDir}/${file}`).includes('Niemand')).toBe(false);
    }
    expect((await visitor.get(location)).text).toContain('Nora Niemand');
    await visitor.post(`${location}/drop`);
    expect(await visitor.get(location)).toMatchObject({ status: 404 });
  });

  test('is gone after an hour', async () => {
    const { location } = await bring(list);
    pages.time.now += 3_600_001;
    const { visitor: later } = await signInStaff(pages, 'organiser', 'later');
    const answer = await later.get(location);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Choose it again');
    ({ visitor } = await signInStaff(pages, 'organiser', 'again'));
  });

  test('comes from a form of this session only', async () => {
    const file = { name: 'list.csv', type: 'text/csv', bytes: Buffer.from(list) };
    expect(await createVisitor(pages.url).upload(path, 'list', file)).toMatchObject({
      status: 303,
      location: '/console/sign-in',
    });
    const forged = await visitor.upload(path, 'list', { ...file, token: 'guessed' });
    expect(forged).toMatchObject({ status: 403 });
    expect(forged.text).toContain('Nothing was changed');
  });
});
