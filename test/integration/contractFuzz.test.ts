import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStationApp } from '#app/openStationApp.ts';
import { commonErrors, contract, isCallName } from '#shared/contract/contract.ts';
import type { Transport } from '#shared/contract/transport.ts';
import { hashFact } from '#station/journal/hashFact.ts';
import type { Station } from '#station/createStation.ts';
import { arbitraryOf } from '#test/support/contract/arbitraryOf.ts';
import { entryCodeOf, openSeededStation, seedStation } from '#test/support/seedStation.ts';

const folder = mkdtempSync(join(tmpdir(), 'lanyard-fuzz-'));
const calls = Object.keys(contract).filter(isCallName);
let seeded: Awaited<ReturnType<typeof seedStation>>;
let station: Station;
let words: string[] = [];

beforeAll(async () => {
  seeded = await seedStation({ dataDir: folder, attendees: 6, now: Date.now() });
  station = await openSeededStation(seeded.tables, folder);
  await station.searchReady;
  const people = Array.from({ length: 6 }, (_, index) => `attendee-${index + 1}`);
  const codes = await Promise.all([1, 2, 3].map((no) => entryCodeOf(no, seeded)));
  words = [...people, ...codes, 'entrance', 'Ada', 'ada@example.org', 'la1_abcdefgh', 'pdf'];
});
afterAll(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

const factCount = (): number => seeded.tables.facts.page(0, 1_000_000).length;

/** Asks, and holds the answer to what the contract says of this call. Gives its error code, or null. */
const ask = async (on: Transport, name: string, input: unknown): Promise<string | null> => {
  const answered = await on.request(name, input);
  if (!isCallName(name)) {
    expect(answered).toEqual({ ok: false, error: { code: 'unknown_call' } });
    return 'unknown_call';
  }
  if (answered.ok) {
    const shape = contract[name].output.safeParse(answered.value);
    expect([name, shape.error?.issues ?? []]).toEqual([name, []]);
    return null;
  }
  const { code } = answered.error;
  expect([name, code]).not.toEqual([name, 'internal']);
  expect([...contract[name].errors, ...commonErrors]).toContain(code);
  return code;
};

describe('any input at all', () => {
  test.each(calls)('%s answers a Result, and a refusal leaves no fact behind', async (name) => {
    const check = fc.asyncProperty(arbitraryOf(contract[name].input, words), async (input) => {
      const before = factCount();
      const code = await ask(station, name, input);
      if (code !== null) expect(factCount()).toBe(before);
    });
    await fc.assert(check, { numRuns: name.startsWith('badges.') ? 40 : 150 });
  });

  test('a call that does not exist, or any JSON for any call, is refused in words', async () => {
    const names = fc.oneof(fc.constantFrom(...calls), fc.string(), fc.constant('__proto__'));
    const check = fc.asyncProperty(names, fc.anything(), async (name, input) => {
      await ask(station, name, input);
    });
    await fc.assert(check, { numRuns: 400 });
  });

  test('the journal is a whole chain after all of it', () => {
    const journal = seeded.tables.facts.page(0, 1_000_000);
    expect(journal.length).toBeGreaterThan(50);
    const broken = journal.filter(
      ({ hash, ...line }, index) =>
        hashFact(line) !== hash ||
        (index > 0 && line.previousHash !== journal[index - 1]?.hash) ||
        line.seq !== index + 1,
    );
    expect(broken.map(({ kind, seq }) => [kind, seq])).toEqual([]);
  });

  test('an event can be started with any times and time zone, or is refused', async () => {
    const inputs = arbitraryOf(contract['station.create'].input, [
      'Meadow Days',
      'Europe/Berlin',
      'Mars/Base',
    ]);
    const check = fc.asyncProperty(inputs, async (input) => {
      const dataDir = mkdtempSync(join(folder, 'own-'));
      const opened = await openStationApp({ dataDir, log: { write: () => undefined } });
      if (!opened.ok) throw new Error(opened.error.code);
      const app = opened.value;
      try {
        const code = await ask(app.transport, 'station.create', input);
        await ask(app.transport, 'station.status', {});
        if (code !== null) return;
        await ask(app.transport, 'attendees.add', { firstName: 'Ada' });
        const page = await app.transport.request('attendees.list', {});
        const { rows } = contract['attendees.list'].output.parse(page.ok ? page.value : null);
        const attendeeId = rows[0]?.id ?? '';
        await ask(app.transport, 'scans.admit', { attendeeId });
        await ask(app.transport, 'badges.save', { attendeeId });
        await ask(app.transport, 'station.enrolmentCode', {});
      } finally {
        await app.close();
      }
    });
    await fc.assert(check, { numRuns: 12 });
  });
});
