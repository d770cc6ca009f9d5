import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayName } from '#shared/model/attendee.ts';
import { createListFiles } from '#test/support/listFiles.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';
import { screenFaults } from '#test/support/screenFaults.ts';

// A person with an empty station and a list from elsewhere: from the start screen to the desk. About 35 s.

const messyLines = [
  'Vorname;Nachname;Firma;E-Mail;Ticketart;Bestell-Nr.;Wunsch',
  'Jürgen;Größe;Fjäll & Söner;juergen@example.org;Besucher;A-1;vegan',
  'Zoë;Ångström;;zoe(at)example;Presse;A-2;',
  ';;Nobody Ltd;;;A-3;',
  'Vorname;Nachname;Firma;E-Mail;Ticketart;Bestell-Nr.;Wunsch',
  'Kurz;Reihe',
  '=SUM(A1);<b>Fett</b>;;f@example.org;Besucher;A-4;',
  'Max;Muster;Acme;max@example.org;Besucher;A-5;;noch;mehr',
];
const manyPeople = Array.from({ length: 150_000 }, (_, no) => `Person ${no},Surname ${no % 997}`);

const files = createListFiles();
let desk: OpenDesk;
/** Calls whose names are in it wait until it is empty: a station that has much to do. */
const held = new Set<string>();

beforeAll(async () => {
  desk = await openDesk({
    isEmpty: true,
    prepare: async (page) => {
      await page.routeWebSocket(/\/station$/, (socket) => {
        const station = socket.connectToServer();
        socket.onMessage((message) => {
          const isHeld = [...held].some((name) => message.includes(`"${name}"`));
          const send = (): void => {
            if (isHeld && held.size > 0) setTimeout(send, 50);
            else station.send(message);
          };
          send();
        });
      });
    },
  });
  desk.page.setDefaultTimeout(8000);
}, 60_000);
afterAll(async () => {
  await desk.close();
  files.remove();
});

const press = (name: string | RegExp) => desk.page.getByRole('button', { name }).click();
const heading = (name: string) => desk.page.getByRole('heading', { name, exact: true }).waitFor();
const choose = (path: string) => desk.page.locator('input[type=file]').setInputFiles(path);
const problem = (text: string | RegExp) =>
  desk.page.locator('.import-problem').getByText(text).waitFor();
const faults = () => screenFaults(desk.page, desk.station);
const counts = async () =>
  (await desk.page.locator('.import-counts dd').allTextContents()).map(Number);
const names = async () => {
  const list = await desk.station.call('attendees.list', { limit: 1000 });
  return list.ok ? list.value.rows.map(displayName) : [];
};

describe('the start screen', () => {
  test('offers three ways, and says what is wrong with an enrolment code', async () => {
    await heading('Set up this station');
    expect(await faults()).toEqual([]);
    const code = desk.page.getByRole('textbox', { name: 'Enrolment code' });
    await code.fill('nonsense');
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.field-problem').getByText('not an enrolment code').waitFor();
    expect(await faults()).toEqual([]);
    await code.fill('https://example.org/a/la1_c4n4ryc4n4ryc4n4ryc4n4ryc4n4ry22');
    await desk.page.getByText('That is a private link. It was not kept.').waitFor();
    expect(await code.inputValue()).toBe('');
  });

  test('makes an event once it has a name and days in order', async () => {
    await press('New event');
    await heading('New event');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('Enter a name.').waitFor();
    await desk.page.getByLabel('Last day').fill('2020-01-01');
    await desk.page.getByText('The last day is before the first.').waitFor();
    expect(await faults()).toEqual([]);
    await desk.page.getByLabel('Last day').fill('2099-01-01');
    await desk.page.getByLabel('Name of the event').fill('Meadow Days');
    await press('Create event');
    await heading('Now the list of attendees');
    expect(await faults()).toEqual([]);
  });
});

describe('a file that is no list', () => {
  test.for([
    [
      'a photograph',
      () => files.put('photo.csv', Buffer.from('89504e470d0a1a0a00', 'hex')),
      /neither CSV nor Excel/,
    ],
    ['an empty file', () => files.put('empty.csv', ''), /This file is empty/],
    ['headings alone', () => files.put('bare.csv', 'First name,Last name\n'), /no rows below/],
    [
      'a broken workbook',
      () => files.put('torn.xlsx', Buffer.from('504b030414000000', 'hex')),
      /damaged|neither/,
    ],
    [
      '2 GB, refused before it is read',
      () => files.putHuge('huge.csv', 2 * 1024 ** 3),
      /too large/,
    ],
  ] as const)('is refused with what to do: %s', async ([, file, sentence]) => {
    await choose(file());
    await problem(sentence);
    await heading('Drop a file here');
  });

  test('leaves the screen in order', async () => {
    expect(await faults()).toEqual([]);
    expect(await names()).toEqual([]);
  });
});

describe('an import', () => {
  test('without a column of names waits until staff say which one it is', async () => {
    await choose(files.put('nameless.csv', 'Alpha,Beta\nAda Example,17\nBo Ng,18\n'));
    await heading('Is this understood right?');
    await assign('Beta', 'Order number');
    await press('Import 2 rows');
    await problem('No column is the name.');
    expect(await faults()).toEqual([]);
    await press('Another file');
    await heading('Drop a file here');
  });

  test('shows what it understood of a messy list and lets it be corrected', async () => {
    await choose(files.putAnsi('Teilnehmer.csv', messyLines));
    await heading('Is this understood right?');
    await desk.page.getByText(/windows-1252 · separated by semicolon · 7 rows/).waitFor();
    await desk.page.locator('.mapping').getByText('Größe').waitFor();
    expect(await taken()).toEqual([
      'First name',
      'Last name',
      'Company',
      'Mail address',
      'Category',
      'Order number',
      'Leave out',
    ]);
    await assign('Wunsch', 'Note for staff');
    await assign('Ticketart', 'Leave out');
    expect(await faults()).toEqual([]);
  });

  test('tells how far it is', async () => {
    held.add('imports.run');
    await press('Import 7 rows');
    await desk.page.getByRole('progressbar').waitFor();
    expect(await faults()).toEqual([]);
    held.clear();
    await heading('The list is in');
  });

  test('names each row that was not understood, with its line and reason', async () => {
    expect(await counts()).toEqual([4, 0, 0, 3]);
    expect(await desk.page.locator('.problems tbody tr').allTextContents()).toEqual([
      '3not a mail addressE-Mailthe rest went in',
      '4no name in this rowleft out',
      '5the headings again, not a personleft out',
      '8more cells than headingsleft out',
    ]);
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.page.getByRole('button', { name: 'Save all as CSV' }).click(),
    ]);
    expect(
      readFileSync(await download.path(), 'utf8')
        .split('\r\n')
        .slice(0, 2),
    ).toEqual([
      '\ufeff"Line","Why","Column","What happened"',
      '"3","not a mail address","E-Mail","the rest went in"',
    ]);
    expect(await faults()).toEqual([]);
    expect((await names()).toSorted()).toEqual([
      '=SUM(A1) <b>Fett</b>',
      'Jürgen Größe',
      'Kurz Reihe',
      'Zoë Ångström',
    ]);
  });

  test('of the same list again adds nobody and shows what changed', async () => {
    await press('Import another list');
    await heading('Lists');
    const corrected = messyLines.map((line) => line.replace('zoe(at)example', 'zoe@example.org'));
    await choose(files.putAnsi('Teilnehmer neu.csv', corrected));
    await assign('Wunsch', 'Note for staff');
    await assign('Ticketart', 'Leave out');
    await press('Import 7 rows');
    await heading('The list is in');
    expect(await counts()).toEqual([0, 1, 3, 3]);
    await desk.page.locator('.import-changed').getByText('Mail address 1').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('reads the sheets of a workbook', async () => {
    await press('Import another list');
    await choose(
      await files.putWorkbook('Programm.xlsx', {
        Personen: [
          ['Name', 'E-Mail', 'Sessions'],
          ['Ada Example', 'ada@example.org', 'Opening; Keynote'],
        ],
        Programm: [
          ['Titel', 'Raum', 'Datum', 'Beginn', 'Ende', 'Plätze'],
          ['Keynote', 'Saal 1', '2027-05-04', '09:00', '10:00', '120'],
        ],
      }),
    );
    await desk.page.getByText(/Excel · 1 row/).waitFor();
    await press('Import 1 row');
    await heading('New sessions from this list');
    expect(await counts()).toEqual([1, 0, 0, 0]);
    await press('Import another list');
    await choose(
      await files.putWorkbook('Programm.xlsx', {
        Personen: [['Name'], ['Ada Example']],
        Programm: [
          ['Titel', 'Raum', 'Datum', 'Beginn', 'Ende', 'Plätze'],
          ['Keynote', 'Saal 1', '2027-05-04', '09:00', '10:00', '120'],
        ],
      }),
    );
    await pick(/Sheet/, 'Programm');
    await desk.page.getByRole('radio', { name: 'Sessions', checked: true }).waitFor();
    expect(await faults()).toEqual([]);
    await press('Import 1 row');
    await heading('The list is in');
    expect(await counts()).toEqual([0, 1, 0, 0]);
  });

  test('can be stopped, says what is in, and goes on from there', async () => {
    await press('Import another list');
    const list = files.put('many.csv', `First name,Last name\n${manyPeople.join('\n')}\n`);
    await choose(list);
    await cancelAtFirstProgress();
    await press(/Import 150,000 rows/);
    await problem(/Stopped. [\d,]+ people are in already/);
    const half = (await names()).length;
    expect(half).toBeGreaterThan(5);
    await choose(list);
    await press(/Import 150,000 rows/);
    await heading('The list is in');
    const [added = 0, , asBefore = 0] = (
      await desk.page.locator('.import-counts dd').allTextContents()
    ).map((count) => Number(count.replaceAll(',', '')));
    expect([added + asBefore, asBefore > 0]).toEqual([150_000, true]);
    await press('Go to the desk');
    await desk.page.locator('.verdict-word').getByText('Ready').waitFor();
  });
});

/** Presses Cancel from within the page: a fast station would be done before a test could. */
const cancelAtFirstProgress = (): Promise<void> =>
  desk.page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const done = document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow');
      const isSaving = document.querySelector('h1')?.textContent === 'Saving many.csv…';
      const cancel = document.querySelector<HTMLElement>('.import-busy button');
      if (!isSaving || Number(done ?? 0) === 0 || cancel === null) return;
      observer.disconnect();
      cancel.click();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });

const taken = () => desk.page.locator('.mapping .select-button > :first-child').allTextContents();
/** Chooses in a list that drops down, by its label. */
const pick = async (label: RegExp, option: string): Promise<void> => {
  await desk.page.getByRole('button', { name: label }).click();
  await desk.page.getByRole('option', { name: option, exact: true }).click();
  await desk.page.getByRole('listbox').waitFor({ state: 'hidden' });
};
const assign = (column: string, field: string) => pick(new RegExp(`What ${column} is`), field);
