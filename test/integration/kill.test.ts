import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';
import { hashFact } from '#station/journal/hashFact.ts';
import { readSettings } from '#sqlite/openDatabase.ts';

const program = fileURLToPath(new URL('../support/scanUntilKilled.ts', import.meta.url));

/** Kills the station once it has told that many green verdicts; gives the facts it told. */
const killAfter = (verdicts: number, dataDir: string): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (piece: Buffer) => {
      told += piece.toString();
      if (told.split('\n').length > verdicts) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('exit', () => resolve(told.split('\n').slice(0, -1)));
  });

test.each([1, 7, 60])(
  'kill -9 after %i green verdicts loses none of them',
  async (verdicts) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-kill-'));
    const told = await killAfter(verdicts, dataDir);
    const opened = openStationDatabase(dataDir);
    if (!opened.ok) throw new Error(opened.error.code);
    const { facts, kept, database, close } = opened.value;
    expect(told.length).toBeGreaterThanOrEqual(verdicts);
    expect(told.filter((id) => facts.byId(id)?.kind !== 'admitted')).toEqual([]);
    expect(readSettings(database)).toMatchObject({ journal_mode: 'wal', synchronous: 2 });
    const station = kept.read('enrolment')?.station;
    const journal = facts.page(0, 10_000).filter((fact) => fact.station === station);
    for (const [index, { hash, ...line }] of journal.entries()) {
      expect(hashFact(line)).toBe(hash);
      if (index > 0) expect(line.previousHash).toBe(journal[index - 1]?.hash);
    }
    close();
    rmSync(dataDir, { recursive: true, force: true });
  },
  30_000,
);
