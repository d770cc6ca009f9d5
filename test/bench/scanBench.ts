import Database from 'better-sqlite3';
import { compactVerify, CompactSign, generateKeyPair } from 'jose';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide } from '#shared/rules/decide.ts';
import { loadKnowledge } from '#station/scans/loadKnowledge.ts';
import { createScanReader } from '#station/scans/readScan.ts';
import { entryCodeOf, openSeededStation, seedStation } from '#test/support/seedStation.ts';
import { benchLine, percentile, type BenchLine } from './benchLine.ts';

const scans = 1500;
const warmUp = 200;

/** From text to committed verdict, and the part of it before the commit at a million people. */
export const measureScans = async (): Promise<readonly BenchLine[]> => [
  ...(await inFolder(measureCommitted)),
  ...(await inFolder(measureDecision)),
];

const inFolder = async <Value>(work: (dataDir: string) => Promise<Value>): Promise<Value> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

async function measureCommitted(dataDir: string): Promise<readonly BenchLine[]> {
  const attendees = 100_000;
  const seeded = await seedStation({ dataDir, attendees, now: Date.now() });
  const station = await openSeededStation(seeded.tables, dataDir);
  await station.searchReady;
  const texts = await codesOf(attendees, seeded);
  const plainScan = await createPlainScan(dataDir);
  const own: number[] = [];
  const plain: number[] = [];
  for (const [index, text] of texts.entries()) {
    const plainMs = await timed(() => plainScan());
    const ownMs = await timed(async () => {
      const answered = await station.request('scans.submit', { text });
      if (!answered.ok) throw new Error(answered.error.code);
    });
    if (index < warmUp) continue;
    own.push(ownMs);
    plain.push(plainMs);
  }
  await station.close();
  const name = 'text to committed verdict, 100,000 attendees';
  return [
    benchLine({
      group: 'scan',
      name: `${name}, median`,
      value: percentile(own, 0.5),
      unit: 'ms',
      baseline: percentile(plain, 0.5),
      must: 1.5,
    }),
    benchLine({
      group: 'scan',
      name: `${name}, p99`,
      value: percentile(own, 0.99),
      unit: 'ms',
      baseline: percentile(plain, 0.99),
    }),
  ];
}

async function measureDecision(dataDir: string): Promise<readonly BenchLine[]> {
  const attendees = 1_000_000;
  const seeded = await seedStation({ dataDir, attendees, now: Date.now() });
  const { tables, event } = seeded;
  const readScan = createScanReader(tables);
  const checkpoint = tables.programme.checkpoints().get('entrance');
  if (checkpoint === undefined) throw new Error('no entrance');
  const times: number[] = [];
  for (const text of await codesOf(attendees, seeded)) {
    times.push(
      await timed(async () => {
        const { reading, find, unlistedId } = await readScan(text);
        const verdict = decide(
          loadKnowledge(tables, {
            event,
            checkpoint,
            station: 'station-1',
            now: Date.now(),
            reading,
            attendee: find(),
            unlistedId,
            direction: 'in',
            again: false,
          }),
        );
        if (verdict.code !== 'admitted') throw new Error(verdict.code);
      }),
    );
  }
  tables.close();
  const name = 'parse, signature, look-ups, decide, 1,000,000 attendees';
  const measured = times.slice(warmUp);
  return [
    benchLine({
      group: 'scan',
      name: `${name}, p99`,
      value: percentile(measured, 0.99),
      unit: 'ms',
      must: 1.5,
    }),
    benchLine({
      group: 'scan',
      name: `${name}, median`,
      value: percentile(measured, 0.5),
      unit: 'ms',
    }),
  ];
}

/** What any program must do at the least: one durable row, one signature checked. */
const createPlainScan = async (dataDir: string) => {
  const database = new Database(join(dataDir, 'plain.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE scans (no INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO scans (body) VALUES (?)');
  const { publicKey, privateKey } = await generateKeyPair('Ed25519');
  const jws = await new CompactSign(new Uint8Array(23))
    .setProtectedHeader({ alg: 'Ed25519', kid: 'AAA', typ: 'lanyard-entry+1' })
    .sign(privateKey);
  const body = JSON.stringify({ medium: 'entry', at: Date.now() });
  return async (): Promise<void> => {
    await compactVerify(jws, publicKey);
    insert.run(body);
  };
};

/** Codes of people spread over the whole list. */
const codesOf = (attendees: number, seeded: Parameters<typeof entryCodeOf>[1]) => {
  const step = Math.floor(attendees / (scans + warmUp));
  return Promise.all(
    Array.from({ length: scans + warmUp }, (_, index) => entryCodeOf(1 + index * step, seeded)),
  );
};

const timed = async (work: () => Promise<void>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};
