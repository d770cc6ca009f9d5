import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import writeExcelFile from 'write-excel-file/node';
import { buildRenderer } from '../../build/buildBundles.mjs';
import { endProgram, runProgram, startProgram, type Ended } from '#test/support/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'lanyard-start-'));
const file = (name: string): string => join(folder, name);
const npmStart = 'build/start.mjs';
const station = 'app/main/start.ts';
const command = 'app/cli/main.ts';
const address = /once: (http:\/\/127\.0\.0\.1:\d+\/launch\/\S+)/;

beforeAll(async () => {
  chmodSync(folder, 0o755);
  writeFileSync(file('list.csv'), 'First name,Last name\nAda,Beispiel\nBo,Ng\n,\n,,Surplus\n');
  await buildRenderer(() => undefined);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the printed address as a browser does, and asks the station over its WebSocket. */
const askStation = async (launchUrl: string, name: string): Promise<unknown> => {
  const { origin, host } = new URL(launchUrl);
  const landed = await fetch(launchUrl, { redirect: 'manual' });
  const cookie = landed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await fetch(origin, { headers: { cookie } });
  expect([landed.status, page.status, await page.text()]).toEqual([303, 200, like(/<html/)]);
  const socket = new WebSocket(`ws://${host}/station`, { headers: { cookie, origin } });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ id: 1, name, input: {} })));
    socket.on('message', (data: Buffer) => {
      const message: unknown = JSON.parse(data.toString());
      if (typeof message !== 'object' || message === null || !('result' in message)) return;
      socket.close();
      resolve(message.result);
    });
  });
};

/** A refusal in words: on standard error, with an exit code, and with nothing that only programmers read. */
const expectRefusal = ({ status, stdout, stderr }: Ended, sentence: RegExp): void => {
  expect([status === 0 || status === null, stdout, stderr]).toEqual([false, '', like(sentence)]);
  expect(stderr).not.toMatch(/^\s+at |node:|Error:/m);
};

describe('npm start', () => {
  test('tells how it is used', () => {
    const { status, stdout } = runProgram(npmStart, ['--help']);
    expect([status, stdout]).toEqual([0, like(/--event FILE[^]*--headless/)]);
  });

  test.each([
    [['--bogus'], /Unknown option '--bogus'/],
    [['list'], /Unexpected argument 'list'/],
    [['--event'], /argument missing/],
    [['--event', file('missing.csv')], /There is no file/],
    [['--event', file('list.txt')], /wants a \.csv or \.xlsx file/],
    [['--demo', '--event', file('list.csv')], /Choose one/],
    [['--port', '99999'], /from 1 to 65535/],
    [['--shell', 'netscape'], /electron, browser or none/],
  ])('refuses %j in words, with how it is used', (words, sentence) => {
    const refused = runProgram(npmStart, words);
    expectRefusal(refused, sentence);
    expect([refused.status, refused.stderr]).toEqual([2, like(/npm start -- \[OPTIONS\]/)]);
  });

  test('makes an event of a CSV file, serves it without a window, and lets nobody else in', async () => {
    const data = file('csv-event');
    const words = ['--headless', '--event', file('list.csv'), '--data', data];
    const { child, found, told } = await startProgram(npmStart, words, address);
    try {
      expect(told).toMatch(/2 people came in, 1 row was not understood: line 5/);
      expect(await askStation(found, 'station.status')).toMatchObject({
        ok: true,
        value: { attendees: 2, event: { name: 'list' } },
      });
      const inUse = /Another Lanyard program is using this data folder/;
      expectRefusal(runProgram(station, ['--data', data]), inUse);
      expectRefusal(runProgram(command, ['station', 'attendees', '--data', data]), inUse);
      expectRefusal(runProgram(command, ['server', 'serve', '--data', data]), inUse);
      const { port } = new URL(found);
      const other = ['--data', file('other'), '--event', file('list.csv'), '--port', port];
      expectRefusal(runProgram(station, other), /Another program is using this port/);
    } finally {
      expect(await endProgram(child)).toBe(0);
    }
    const listed = runProgram(command, ['station', 'attendees', '--data', data]);
    expect(listed.stdout.split('\n')).toHaveLength(2);
  });

  test('makes an event of an XLSX file, and keeps it at the next start', async () => {
    await writeExcelFile(
      [
        ['Name', 'Company'],
        ['Zoë Å', 'Fjäll'],
      ].map(cells),
    ).toFile(file('people.xlsx'));
    const data = file('xlsx-event');
    const words = ['--shell', 'none', '--data', data];
    for (const event of [['--event', file('people.xlsx')], []]) {
      const { child, found } = await startProgram(npmStart, [...words, ...event], address);
      expect(await askStation(found, 'station.status')).toMatchObject({
        value: { attendees: 1, event: { name: 'people' } },
      });
      expect(await endProgram(child)).toBe(0);
    }
  });
});

describe('a station that cannot start', () => {
  test.each([
    ['an empty list', () => written('empty.csv', ''), /file is empty/],
    ['a picture', () => written('picture.csv', '\u0089PNG\r\n\u001a\n\0\0\0'), /no CSV or XLSX/],
    ['a damaged workbook', () => written('torn.xlsx', 'PK\u0003\u0004torn'), /damaged|no CSV/],
    ['headings only', () => written('headings.csv', 'First name,Last name\n'), /no rows/],
    ['a list without names', () => written('sizes.csv', 'Colour,Size\nred,1\n'), /holds names/],
    ['a file of 2 GB', () => sparse('big.csv', 2 * 1024 ** 3), /larger than 200 MB/],
    ['a missing list', () => file('gone.csv'), /no such file/],
  ])('says what to do about %s', (_title, make, sentence) => {
    // One folder for all: a refusal before must not stand in the way of the next start.
    expectRefusal(runProgram(station, ['--data', file('tries'), '--event', make()]), sentence);
  });

  test('takes the good list in afterwards', () => {
    const words = ['station', 'import', file('list.csv'), '--data', file('tries')];
    expect(runProgram(command, words)).toMatchObject({
      status: 0,
      stdout:
        '2 added, 0 changed, 0 unchanged, 1 not understood.\nline 5: too many cells, left out',
    });
  });

  test('says what to do about its data folder', () => {
    expectRefusal(runProgram(station, ['--data', written('afile', 'x')]), /not a folder/);
    expectRefusal(runProgram(station, ['--data', join(file('afile'), 'below')]), /not a folder/);
    if (process.platform === 'linux') {
      expectRefusal(runProgram(station, ['--data', '/proc/lanyard']), /No folder can be made/);
    }
    const sealed = file('sealed');
    mkdirSync(sealed, { mode: 0o555 });
    const refused = runProgram(station, ['--data', sealed], { asNobody: true });
    expectRefusal(refused, /may not write to this data folder/);

    const torn = file('torn');
    mkdirSync(torn);
    writeFileSync(join(torn, 'station.sqlite'), 'no database at all'.repeat(500));
    expectRefusal(runProgram(station, ['--data', torn]), /damaged/);
  });

  test('leaves a folder that a newer version wrote as it is', () => {
    const data = file('tries');
    for (const name of ['station.sqlite', 'store.sqlite']) {
      const database = new Database(join(data, name));
      const version = Number(database.pragma('user_version', { simple: true }));
      database.pragma('user_version = 99');
      expectRefusal(runProgram(station, ['--data', data]), /newer Lanyard/);
      expect(database.pragma('user_version', { simple: true })).toBe(99);
      database.pragma(`user_version = ${version}`);
      database.close();
    }
  });
});

describe('the token store’s command', () => {
  const serve = (...words: readonly string[]) => runProgram(command, ['server', 'serve', ...words]);

  test('refuses a port, an address or a folder that it cannot serve', () => {
    const data = ['--data', file('store')];
    expectRefusal(serve(...data, '--port', 'abc'), /from 0 to 65535/);
    expectRefusal(serve(...data, '--host', '192.0.2.1'), /does not have this address/);
    expectRefusal(serve(...data, '--public-url', 'nonsense'), /begins with http/);
    expectRefusal(serve('--data', written('storefile', 'x')), /not a folder/);
    expectRefusal(serve(...data, '--nonsense'), /unknown option/);
  });

  test('makes no store of a mistyped folder', () => {
    const typo = ['server', 'enroll-code', '--data', file('typo')];
    expectRefusal(runProgram(command, typo), /no token store in this folder/);
    expect(existsSync(file('typo'))).toBe(false);
  });

  test('makes no station for a list that is not there', () => {
    const typo = ['station', 'import', file('lisst.csv'), '--data', file('typo')];
    expectRefusal(runProgram(command, typo), /no such file/);
    expect(existsSync(file('typo'))).toBe(false);
  });

  test('imports nothing where --map names no column or field of the list', () => {
    const words = ['station', 'import', file('list.csv'), '--data', file('mapped'), '--map'];
    for (const wrong of ['Nickname=firstName', 'First name=nickname']) {
      expectRefusal(runProgram(command, [...words, wrong]), /no such column or field.*firstName/);
    }
    expectRefusal(runProgram(command, [...words.slice(0, -1), '--kind', 'people']), /sessions/);
  });
});

const cells = (texts: readonly string[]) => texts.map((value) => ({ value }));

/** Typed, unlike Vitest's own. */
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const written = (name: string, text: string): string => {
  writeFileSync(file(name), text, 'latin1');
  return file(name);
};

const sparse = (name: string, bytes: number): string => {
  writeFileSync(file(name), '');
  truncateSync(file(name), bytes);
  return file(name);
};
