import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const program = fileURLToPath(new URL('../../app/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lanyard-cli-'));
const data = join(folder, 'data');
const file = (name: string): string => join(folder, name);

const lanyard = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
};

const Person = z.object({ id: z.string(), firstName: z.string() });
let attendee = '';

beforeAll(() => {
  writeFileSync(file('list.csv'), 'First name;Last name;Company\nZoë;Ångström;Fjäll\n;;Nobody\n');
  const imported = lanyard('station', 'import', file('list.csv'), '--data', data, '--json');
  expect(imported).toMatchObject({ status: 0 });
  const listed = lanyard('station', 'attendees', '--data', data, '--json');
  attendee = z.array(Person).parse(JSON.parse(listed.stdout))[0]?.id ?? '';
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the lanyard command', () => {
  test('imports the same list twice and adds nobody, naming the row it did not understand', () => {
    const again = lanyard('station', 'import', file('list.csv'), '--data', data, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 1,
      problems: [{ line: 3, reason: 'no_name', kept: false }],
    });
  });

  test('takes a list into the token store, which knows who came in at a station', () => {
    writeFileSync(
      file('more.csv'),
      'First name;Last name;Company\nZoë;Ångström;Fjäll\nJo;Ek;Dal\n',
    );
    const words = ['server', 'import', file('more.csv'), '--data', data, '--json'];
    const dry = lanyard(...words, '--dry-run');
    expect(JSON.parse(dry.stdout)).toMatchObject({ added: 1, unchanged: 1 });
    expect(JSON.parse(lanyard(...words).stdout)).toMatchObject({ added: 1, unchanged: 1 });
    expect(JSON.parse(lanyard(...words).stdout)).toMatchObject({ added: 0, unchanged: 2 });
    const wrong = lanyard(...words, '--map', 'Company=nothing');
    expect(wrong).toMatchObject({ status: 1, stdout: '' });
    expect(wrong.stderr).toContain('company');
  }, 30_000);

  test('issues an entry code that admits its owner once', () => {
    const code = lanyard(
      'code',
      'issue',
      '--attendee',
      attendee,
      '--kind',
      'entry',
      '--data',
      data,
    );
    expect(code.stdout).toMatch(/^LE1[A-Z2-7]{143}$/);
    const submit = () => {
      const input = JSON.stringify({ text: code.stdout });
      const answered = lanyard('station', 'call', 'scans.submit', input, '--data', data, '--json');
      return z.object({ code: z.string() }).parse(JSON.parse(answered.stdout)).code;
    };
    expect([submit(), submit()]).toEqual(['admitted', like(/^already_in/)]);
    expect(JSON.parse(lanyard('code', 'inspect', code.stdout, '--json').stdout)).toMatchObject({
      kind: 'code',
      medium: 'entry',
      generation: 1,
    });
  }, 30_000);

  test('makes a badge, and another one only with a reason', () => {
    const badge = (out: string, ...more: readonly string[]) =>
      lanyard('badge', attendee, '--out', file(out), '--data', data, ...more);
    expect(badge('1.pdf').status).toBe(0);
    expect(readFileSync(file('1.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect([badge('2.pdf').status, existsSync(file('2.pdf'))]).toEqual([1, false]);
    expect(badge('2.pdf', '--reason', 'lost').status).toBe(0);
  }, 30_000);

  test.skipIf(/* no file modes there */ process.platform === 'win32')(
    'keeps its data folder from everybody else',
    () => {
      const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
      const files = readdirSync(data);
      expect(files).toContain('station.sqlite');
      expect(mode(data)).toBe('700');
      expect(files.filter((name) => mode(join(data, name)) !== '600')).toEqual([]);
    },
  );

  test('says nothing of a private link but that it is one', () => {
    const told = lanyard('code', 'inspect', 'https://example.org/la1_abcdefgh');
    expect(told.stdout).toBe('This is a private link, not a code. It is not shown here.');
  });

  test('finds what a station needs on this machine', () => {
    const found = lanyard('doctor', '--json');
    expect(JSON.parse(found.stdout)).toContainEqual({
      name: 'SQLite synchronous',
      found: '2 (FULL)',
      isGood: true,
      isNeeded: true,
    });
  });

  test('gives a slow reader everything, and lets a quick one go', () => {
    const read = (reader: string): string =>
      execFileSync(
        'sh',
        ['-c', `"$0" "$1" server openapi | ${reader}`, process.execPath, program],
        {
          encoding: 'utf8',
          stdio: 'pipe',
        },
      );
    expect(JSON.parse(read('{ sleep 0.5; cat; }'))).toHaveProperty('paths');
    expect(read('head -c 1')).toBe('{');
  });

  test.each([
    ['a missing file', () => file('missing.csv'), /no such file/],
    ['an empty file', () => written('empty.csv', ''), /empty/],
    ['a picture', () => written('list.png', '\u0089PNG\r\n\u001a\n\0\0\0'), /no CSV or XLSX/],
    ['a list without names', () => written('colours.csv', 'Colour,Size\nred,1\n'), /No column/],
    ['a file of 2 GB', () => sparse('big.csv', 2 * 1024 ** 3), /larger than 200 MB/],
  ])('refuses %s with a sentence', (_title, make, sentence) => {
    const refused = lanyard('station', 'import', make(), '--data', data);
    expect(refused).toEqual({ status: 1, stdout: '', stderr: like(sentence) });
  });

  test('refuses a data folder that is a file, is in use, or is of a newer version', () => {
    const listed = (dir: string) => lanyard('station', 'attendees', '--data', dir);
    expect(listed(written('afile', 'x'))).toMatchObject({
      status: 1,
      stderr: like(/not a folder/),
    });
    const holder = new Database(join(data, 'station.lock'));
    holder.exec('BEGIN EXCLUSIVE');
    expect(listed(data)).toMatchObject({
      status: 1,
      stderr: like(/is using this/),
    });
    holder.close();
    const newer = file('newer');
    lanyard('station', 'attendees', '--data', newer);
    const database = new Database(join(newer, 'station.sqlite'));
    database.pragma('user_version = 99');
    database.close();
    expect(listed(newer)).toMatchObject({
      status: 1,
      stderr: like(/newer Lanyard/),
    });
  }, 30_000);
});

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
