import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createSeededRandom } from '#app/demo/seededRandom.ts';
import type { Recovery } from '#shared/contract/recoveryCalls.ts';
import type { Fact } from '#shared/model/fact.ts';
import { readSettings } from '#sqlite/openDatabase.ts';
import { readWal } from '#sqlite/readWal.ts';
import { verifyFile } from '#station/journal/verifyFile.ts';
import { salvageStation } from '#station/recovery/salvageStation.ts';
import { cutOff, findLine, flipBit, overwrite } from '#test/support/recovery/someDamage.ts';
import {
  copyFolder,
  fastFolder,
  openTables,
  stationPath,
  writeJournal,
} from '#test/support/recovery/writeJournal.ts';

const now = Date.UTC(2027, 4, 10, 7, 30);
const log = { write: () => undefined };

/** What the app does at its start. */
const salvage = (dataDir: string): Recovery | null => {
  const done = salvageStation(dataDir, { clock: () => now, log, crashPoint: () => undefined });
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
};

/** Ids of facts that a folder's station has now, and whether its journal is whole as far as it goes. */
const look = (dataDir: string) => {
  const tables = openTables(dataDir);
  const facts = tables.facts.page(0, 100_000);
  const waiting = tables.facts.waiting();
  const settings = readSettings(tables.database);
  const event = tables.kept.read('event')?.id;
  tables.close();
  return { ids: new Set(facts.map(({ id }) => id)), facts, waiting, settings, event };
};

const lostOf = (facts: readonly Fact[], dataDir: string): readonly number[] => {
  const { ids } = look(dataDir);
  return facts.flatMap(({ id, seq }) => (ids.has(id) ? [] : [seq]));
};

/** Runs a damage on copies of one folder. */
const onCopies = (original: string) => {
  const place = fastFolder();
  let no = 0;
  return (): string => {
    no += 1;
    const copy = join(place, String(no));
    mkdirSync(copy);
    copyFolder(original, copy);
    return copy;
  };
};

const pageBytes = 4096;
const stamp = '20270510T073000Z';

describe('a damaged database file', () => {
  test('a sound one is left alone, with its WAL', async () => {
    const { dataDir } = await writeJournal({ checkIns: 20, checkpointed: 10 });
    const before = readFileSync(stationPath(dataDir));
    expect(salvage(dataDir)).toBe(null);
    expect(readFileSync(stationPath(dataDir))).toEqual(before);
    expect(look(dataDir).facts).toHaveLength(20);
  });

  test.each([
    ['its header is zeroed', (path: string) => overwrite(path, 0, Buffer.alloc(100))],
    ['its first page is gone', (path: string) => overwrite(path, 0, randomBytes(pageBytes))],
    [
      'it is no database',
      (path: string) => overwrite(path, 0, Buffer.from('a page of a website'.repeat(20))),
    ],
  ])('every fact is saved where %s', async (_what, damage) => {
    const { dataDir, facts } = await writeJournal({ checkIns: 40 });
    const before = readFileSync(stationPath(dataDir));
    damage(stationPath(dataDir));
    const damaged = readFileSync(stationPath(dataDir));
    expect(salvage(dataDir)).toEqual({
      at: now,
      file: `station.sqlite.damaged-${stamp}`,
      saved: 40,
      lost: 0,
    });
    expect(readFileSync(join(dataDir, `station.sqlite.damaged-${stamp}`))).toEqual(damaged);
    const { waiting, settings, event, facts: saved } = look(dataDir);
    expect(saved).toEqual(facts);
    expect({ waiting, settings, event }).toMatchObject({
      waiting: 40,
      settings: { journal_mode: 'wal', synchronous: 2 },
      event: 'seeded-event',
    });
    expect(verifyFile(dataDir)).toMatchObject({ value: { own: 40, first: null } });
    expect(salvage(dataDir)).toBe(null);
    expect(before.length).toBe(damaged.length);
  });

  test('a changed line is left out, all others are saved, and the list is kept until it is sent again', async () => {
    const { dataDir, facts } = await writeJournal({ checkIns: 40 });
    const { from, to } = findLine(stationPath(dataDir), facts[20]?.id ?? '');
    flipBit(stationPath(dataDir), Math.floor((from + to) / 2), 3);
    expect(salvage(dataDir)).toMatchObject({ saved: 39, lost: 1 });
    expect(lostOf(facts, dataDir)).toEqual([21]);
    const tables = openTables(dataDir);
    expect(tables.attendees.count()).toBe(20);
    expect(tables.stations.keys()).toHaveLength(1);
    expect(tables.kept.read('cursor')).toBe(0);
    expect(tables.programme.checkpoints().has('entrance')).toBe(true);
    tables.close();
  });

  test('a changed line at the end of the journal is counted as lost', async () => {
    const { dataDir, facts } = await writeJournal({ checkIns: 39 });
    const path = stationPath(dataDir);
    const digest = String(facts[38]?.body['digest']);
    // Also in old copies of its page, which it would be saved from.
    const file = readFileSync(path);
    for (let at = file.indexOf(digest); at !== -1; at = file.indexOf(digest, at + 1))
      flipBit(path, at, 1);
    expect(salvage(dataDir)).toMatchObject({ saved: 38, lost: 1 });
    expect(lostOf(facts, dataDir)).toEqual([39]);
  });

  test('a revoked station stays revoked, and its list does not come back', async () => {
    const { dataDir } = await writeJournal({ checkIns: 10 });
    const revoked = openTables(dataDir);
    revoked.transact(() => {
      for (const { hash, ...line } of revoked.facts.page(0, 4))
        revoked.facts.settle({ ...line, hash }, { position: line.seq });
      revoked.kept.write('revokedAt', now);
      revoked.wipe();
    });
    revoked.close();
    // A journal of which the sent part was wiped is no damaged one.
    expect(salvage(dataDir)).toBe(null);
    overwrite(stationPath(dataDir), 0, Buffer.alloc(100));
    expect(salvage(dataDir)).toMatchObject({ saved: 6 });
    const tables = openTables(dataDir);
    expect([tables.kept.read('revokedAt'), tables.attendees.count()]).toEqual([now, 0]);
    expect(tables.facts.waiting()).toBe(6);
    tables.close();
  });

  test('a file cut off at any page gives all that was before', async () => {
    const { dataDir, facts } = await writeJournal({ checkIns: 40 });
    const copy = onCopies(dataDir);
    const pages = statSync(stationPath(dataDir)).size / pageBytes;
    const saved: number[] = [];
    for (let page = 0; page < pages; page += 1) {
      const at = copy();
      cutOff(stationPath(at), page * pageBytes);
      expect(salvage(at)).not.toBe(null);
      expect(look(at).event).toBe('seeded-event');
      saved.push(facts.length - lostOf(facts, at).length);
      expect(readdirSync(at)).toContain(`station.sqlite.damaged-${stamp}`);
    }
    expect(saved[0]).toBe(0);
    expect(saved.toSorted((one, other) => one - other)).toEqual(saved);
  });

  test('any page that is overwritten costs at most its own lines', async () => {
    const { dataDir, facts } = await writeJournal({ checkIns: 40 });
    const copy = onCopies(dataDir);
    const size = statSync(stationPath(dataDir)).size;
    for (let page = 0; page * pageBytes < size; page += 1) {
      const at = copy();
      const original = readFileSync(stationPath(at)).subarray(
        page * pageBytes,
        (page + 1) * pageBytes,
      );
      overwrite(stationPath(at), page * pageBytes, randomBytes(pageBytes));
      salvage(at);
      const lost = lostOf(facts, at);
      const onPage = facts.filter(({ hash }) => original.includes(Buffer.from(hash, 'hex')));
      expect(onPage.map(({ seq }) => seq)).toEqual(expect.arrayContaining([...lost]));
      expect(look(at).event).toBe('seeded-event');
    }
  });

  test('bits that are flipped at random cost no line but those they are in', async () => {
    const { dataDir, facts } = await writeJournal({ checkIns: 40 });
    const copy = onCopies(dataDir);
    const random = createSeededRandom(4711);
    const size = statSync(stationPath(dataDir)).size;
    for (let round = 0; round < 60; round += 1) {
      const at = copy();
      const flips = Array.from({ length: 8 }, () => Math.floor(random() * size));
      for (const place of flips) flipBit(stationPath(at), place, place % 8);
      salvage(at);
      const lost = lostOf(facts, at);
      // A flip in a page's own header or pointers can cost up to the lines of that page, never another's.
      const pages = new Set(flips.map((place) => Math.floor(place / pageBytes)));
      const pagesOfLost = lost.map((seq) =>
        Math.floor(findLine(stationPath(dataDir), facts[seq - 1]?.id ?? '').from / pageBytes),
      );
      expect(pagesOfLost.filter((page) => !pages.has(page))).toEqual([]);
      expect(verifyFile(at).ok).toBe(true);
    }
  });
});

describe('a damaged WAL', () => {
  const frameBytes = pageBytes + 24;

  test('cut off at any byte it gives every fact that was whole in it, in order', async () => {
    const { dataDir, facts } = await writeJournal({ checkIns: 24, checkpointed: 21 });
    const wal = `${stationPath(dataDir)}-wal`;
    const whole = readFileSync(wal);
    const commits = commitEnds(whole, frameBytes);
    expect(commits).toHaveLength(3);
    const wanted = (bytes: number): number => 21 + commits.filter((end) => end <= bytes).length;

    const random = createSeededRandom(11);
    const copy = onCopies(dataDir);
    for (let round = 0; round < 40; round += 1) {
      const at = copy();
      const bytes = Math.floor(random() * whole.length);
      cutOff(`${stationPath(at)}-wal`, bytes);
      // A cut is what a loss of power leaves: nothing is set aside, SQLite takes what is whole.
      expect([bytes, salvage(at)]).toEqual([bytes, null]);
      const found = look(at).facts.map(({ seq }) => seq);
      const prefix = facts.slice(0, wanted(bytes)).map(({ seq }) => seq);
      expect([bytes, found]).toEqual([bytes, prefix]);
    }
    // Every byte of the last two frames and of the header, with less to look at.
    const wrong: number[] = [];
    for (let bytes = whole.length - 1; bytes > whole.length - 2 * frameBytes; bytes -= 1) {
      cutOff(wal, bytes);
      if (readWal(wal)?.isDamaged === true) wrong.push(bytes);
      if (countBySqlite(dataDir) !== wanted(bytes)) wrong.push(bytes);
    }
    for (let bytes = 64; bytes >= 0; bytes -= 1) {
      cutOff(wal, bytes);
      if ((readWal(wal)?.frames.length ?? 0) > 0) wrong.push(bytes);
      if (countBySqlite(dataDir) !== 21) wrong.push(bytes);
    }
    expect(wrong).toEqual([]);
  });

  test('a bit that is flipped in it is found, and costs no fact that another copy of its page has', async () => {
    const { dataDir, facts } = await writeJournal({ checkIns: 30, checkpointed: 10 });
    const copy = onCopies(dataDir);
    const wal = readFileSync(`${stationPath(dataDir)}-wal`);
    const commits = commitEnds(wal, frameBytes);
    const lastBegins = commits.at(-2) ?? 0;
    const random = createSeededRandom(5);
    for (let round = 0; round < 60; round += 1) {
      const at = copy();
      const place = Math.floor(random() * lastBegins);
      flipBit(`${stationPath(at)}-wal`, place, round % 8);
      const done = salvage(at);
      expect([place, done !== null]).toEqual([place, true]);
      expect(existsSync(join(at, `station.sqlite.damaged-${stamp}-wal`))).toBe(true);
      // The page that takes new lines is written again with each: the last copy has them all.
      expect([place, lostOf(facts, at)]).toEqual([place, []]);
    }
  });
});

const countBySqlite = (dataDir: string): unknown => {
  const database = new SqliteDatabase(stationPath(dataDir), { readonly: true });
  const count = database.prepare('SELECT count(*) FROM facts').pluck().get();
  database.close();
  return count;
};

/** Where the frames end that commit a transaction. */
const commitEnds = (wal: Buffer, frameBytes: number): readonly number[] => {
  const ends: number[] = [];
  for (let at = 32; at + frameBytes <= wal.length; at += frameBytes) {
    if (wal.readUInt32BE(at + 4) > 0) ends.push(at + frameBytes);
  }
  return ends;
};
