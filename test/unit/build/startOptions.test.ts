import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseStartOptions } from '../../../build/startOptions.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lanyard-options-'));
const project = join(folder, 'project');
writeFileSync(join(folder, 'guests.csv'), 'Name\n');
writeFileSync(join(folder, 'guests.pdf'), '');
afterAll(() => rmSync(folder, { recursive: true }));

const parse = (...words: readonly string[]) => parseStartOptions([...words], { folder, project });

const demo = {
  dataDir: join(project, '.lanyard', 'demo'),
  eventFile: null,
  isHub: false,
  port: null,
  isHeadless: false,
  shell: null,
};

describe('the words after npm start --', () => {
  test('mean the demo event in the best window when there are none', () => {
    expect(parse()).toEqual({ kind: 'start', options: demo });
    expect(parse('--demo')).toEqual({ kind: 'start', options: demo });
  });

  test('take an attendee list from where the person is, into a data folder of its own', () => {
    expect(parse('--event', 'guests.csv')).toEqual({
      kind: 'start',
      options: {
        ...demo,
        dataDir: join(project, '.lanyard', 'event'),
        eventFile: join(folder, 'guests.csv'),
      },
    });
  });

  test('serve other stations where they say so', () => {
    expect(parse('--hub')).toEqual({ kind: 'start', options: { ...demo, isHub: true } });
  });

  test('choose the data folder, the port and the shell', () => {
    expect(parse('--data', 'desk', '--port', '4711', '--shell', 'browser')).toEqual({
      kind: 'start',
      options: { ...demo, dataDir: join(folder, 'desk'), port: 4711, shell: 'browser' },
    });
  });

  test('open no window with --headless, which is --shell none', () => {
    const headless = { kind: 'start', options: { ...demo, isHeadless: true, shell: 'none' } };
    expect(parse('--headless')).toEqual(headless);
    expect(parse('--shell', 'none')).toEqual(headless);
  });

  test('ask for help', () => {
    expect(parse('--help')).toEqual({ kind: 'help' });
    expect(parse('-h', '--port', 'x')).toEqual({ kind: 'help' });
  });

  test.each([
    ['an unknown word', ['--bogus'], "Unknown option '--bogus'."],
    ['a port out of range', ['--port', '70000'], '--port wants a number from 1 to 65535.'],
    ['a port that is no number', ['--port', 'x'], '--port wants a number from 1 to 65535.'],
    ['an unknown shell', ['--shell', 'tv'], '--shell wants electron, browser or none.'],
    ['two events', ['--demo', '--event', 'guests.csv'], 'Choose one: --demo or --event FILE.'],
    ['another kind of file', ['--event', 'guests.pdf'], '--event wants a .csv or .xlsx file.'],
    ['no such file', ['--event', 'no.csv'], `There is no file ${join(folder, 'no.csv')}.`],
  ])('are refused with a sentence: %s', (_what, words, sentence) => {
    expect(parse(...words)).toEqual({ kind: 'wrong', sentence });
  });
});
