import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { verifyFile } from '#station/journal/verifyFile.ts';
import { runProgram } from '#test/support/program.ts';
import { findLine, flipBit } from '#test/support/recovery/someDamage.ts';
import {
  fastFolder,
  openTables,
  stationPath,
  writeJournal,
} from '#test/support/recovery/writeJournal.ts';

const lanyard = (...words: readonly string[]) => runProgram('app/cli/main.ts', words);

/** Whether anything is said against a folder's journal. */
const isReported = (dataDir: string): boolean => {
  const verified = verifyFile(dataDir);
  return !verified.ok || verified.value.first !== null || !verified.value.pagesWhole;
};

const change = (dataDir: string, sql: string): void => {
  const database = new SqliteDatabase(stationPath(dataDir));
  database.exec(sql);
  database.close();
};

const namesAndTimes = (dataDir: string) =>
  readdirSync(dataDir).map((name) => [
    name,
    statSync(join(dataDir, name)).mtimeMs,
    readFileSync(join(dataDir, name)).toString('base64'),
  ]);

describe('verifying a journal', () => {
  test('counts a whole one, from a file and its WAL, and changes nothing', async () => {
    const { dataDir } = await writeJournal({ checkIns: 30, checkpointed: 20 });
    const before = namesAndTimes(dataDir);
    expect(verifyFile(dataDir)).toEqual({
      ok: true,
      value: {
        own: 30,
        others: 0,
        waiting: 30,
        setAside: 0,
        faults: 0,
        first: null,
        pagesWhole: true,
      },
    });
    expect(namesAndTimes(dataDir)).toEqual(before);
  });

  test('works while the station is running', async () => {
    const { dataDir } = await writeJournal({ checkIns: 10 });
    const holder = new SqliteDatabase(join(dataDir, 'station.lock'));
    holder.exec('BEGIN EXCLUSIVE');
    const tables = openTables(dataDir);
    const before = readdirSync(dataDir);
    expect(verifyFile(dataDir)).toMatchObject({ ok: true, value: { own: 10, first: null } });
    expect(readdirSync(dataDir)).toEqual(before);
    expect(tables.transact(() => tables.kept.write('cursor', 7)).ok).toBe(true);
    tables.close();
    holder.close();
  });

  test.each([
    ['missing', 'DELETE FROM facts WHERE seq = 5', { seq: 5, line: 6 }],
    ['changed', `UPDATE facts SET attendee = 'attendee-9' WHERE seq = 5`, { seq: 5, line: 5 }],
    ['changed', 'UPDATE facts SET hash = zeroblob(32) WHERE seq = 5', { seq: 5, line: 5 }],
    ['changed', `UPDATE facts SET about = 'another' WHERE seq = 5`, { seq: 5, line: 5 }],
    ['moved', 'UPDATE facts SET no = 100 WHERE seq = 5', { seq: 5, line: 6 }],
    [
      'unreadable',
      `UPDATE facts SET hash = x'00' WHERE seq = 5`,
      { station: null, incarnation: null, seq: null, line: 5 },
    ],
  ])('names a line that is %s (%s)', async (what, sql, where) => {
    const { dataDir } = await writeJournal({ checkIns: 10 });
    change(dataDir, sql);
    expect(verifyFile(dataDir)).toMatchObject({
      value: { first: { what, station: 'station-1', incarnation: 1, ...where } },
    });
  });

  test('goes on behind pages that cannot be read', async () => {
    const { dataDir, facts } = await writeJournal({ checkIns: 60 });
    const { from } = findLine(stationPath(dataDir), facts[30]?.id ?? '');
    // The kind of the page: SQLite reads nothing on it any more.
    flipBit(stationPath(dataDir), Math.floor(from / 4096) * 4096, 7);
    const verified = verifyFile(dataDir);
    if (!verified.ok) throw new Error(verified.error.code);
    const { first, own, pagesWhole } = verified.value;
    expect([first?.what, pagesWhole, own > 40, own < 60]).toEqual([
      'unreadable',
      false,
      true,
      true,
    ]);
  });

  test('says it in words, with exit code 1', async () => {
    const { dataDir } = await writeJournal({ checkIns: 10 });
    expect(lanyard('station', 'journal', 'verify', '--data', dataDir)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/whole: 10 own lines, 0 of others; 10 wait/) as unknown,
    });
    change(dataDir, `UPDATE facts SET kind = 'departed' WHERE seq = 7`);
    expect(lanyard('station', 'journal', 'verify', '--data', dataDir)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /^Line 7 \(station station-1, incarnation 1, seq 7\) was changed\./,
      ) as unknown,
    });
    const json = lanyard('station', 'journal', 'verify', '--data', dataDir, '--json');
    expect([json.status, JSON.parse(json.stdout)]).toMatchObject([
      1,
      { faults: 1, first: { what: 'changed', seq: 7, line: 7 } },
    ]);
  });

  test('reports every bit that is flipped anywhere in a line', async () => {
    const { dataDir, facts } = await writeJournal({ checkIns: 30 });
    const path = stationPath(dataDir);
    const passed: string[] = [];
    vi.stubEnv('TMPDIR', fastFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    // The header's type for the row number, of which the value stands elsewhere: SQLite reads nothing there.
    const saysNothing = (byte: number, bit: number): boolean => byte === 4 && bit === 3;
    const flipAll = (id: string, bits: number, step: number): void => {
      const { from, to } = findLine(path, id);
      for (let at = from; at < to; at += step) {
        for (let bit = at % 8; bit < (at % 8) + bits; bit += 1) {
          flipBit(path, at, bit % 8);
          if (!isReported(dataDir) && !saysNothing(at - from, bit % 8))
            passed.push(`byte ${at - from} bit ${bit % 8} of ${id}`);
          flipBit(path, at, bit % 8);
        }
      }
    };
    // Every byte of a check-in and of an undo, then samples of others.
    flipAll(facts[12]?.id ?? '', 4, 1);
    flipAll(facts[14]?.id ?? '', 1, 1);
    for (const fact of facts.slice(0, 8)) flipAll(fact.id, 1, 13);
    expect(isReported(dataDir)).toBe(false);
    expect(passed).toEqual([]);
  });
});
