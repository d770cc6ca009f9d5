import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sentenceOf } from '#app/cli/sentences.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { hashFact } from '#station/journal/hashFact.ts';
import { entryCodeOf, openSeededStation, seedStation } from '#test/support/seedStation.ts';

/** A station whose database grows no further after `fill` (pages of 4 KiB): SQLite answers as on a full disk. */
const setup = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-full-'));
  const seeded = await seedStation({ dataDir, attendees: 400, now: Date.now() });
  const { tables } = seeded;
  const transport = await openSeededStation(tables, dataDir);
  await transport.searchReady;
  onTestFinished(async () => {
    await transport.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { database } = tables;
  return {
    ...seeded,
    station: createStationClient(transport),
    transport,
    journal: () => tables.facts.page(0, 100_000),
    fill: (pagesLeft = 0) => {
      const pages = Number(database.pragma('page_count', { simple: true }));
      database.pragma(`max_page_count = ${pages + pagesLeft}`);
    },
    freeSpace: () => void database.pragma('max_page_count = 1000000'),
  };
};

type Setup = Awaited<ReturnType<typeof setup>>;

const scan = async ({ station, ...seeded }: Setup, no: number) => {
  const verdict = await station.call('scans.submit', { text: await entryCodeOf(no, seeded) });
  if (!verdict.ok) throw new Error(verdict.error.code);
  return verdict.value;
};

test('a full disk is never painted green, loses nothing, and scanning goes on when there is space', async () => {
  const at = await setup();
  at.fill();
  const admitted: number[] = [];
  let no = 0;
  // Pages that are begun still take some facts.
  for (no = 1; no <= 300; no += 1) {
    const { code, factId } = await scan(at, no);
    if (code === 'cannot_record') break;
    expect([code, factId === null]).toEqual(['admitted', false]);
    admitted.push(no);
  }
  expect(no).toBeLessThan(300);
  const refused = no;
  const kept = at.journal();
  expect(kept).toHaveLength(admitted.length);
  expect(await scan(at, refused)).toMatchObject({ code: 'cannot_record', factId: null });
  for (const [name, input] of [
    ['attendees.add', { firstName: 'Ada', lastName: 'Walk-in' }],
    ['attendees.profile', { attendeeId: 'attendee-1' }],
    ['helpdesk.send', { factId: null, attendeeId: 'attendee-1', text: 'x'.repeat(2000) }],
    ['badges.save', { attendeeId: 'attendee-390' }],
  ] as const) {
    expect([name, await at.transport.request(name, input)]).toEqual([
      name,
      { ok: false, error: { code: 'cannot_record' } },
    ]);
  }
  const status = await at.station.call('station.status', {});
  expect(status).toMatchObject({ ok: true, value: { sync: { waiting: admitted.length } } });
  expect(at.journal()).toEqual(kept);

  at.freeSpace();
  expect((await scan(at, refused)).code).toBe('admitted');
  expect((await scan(at, 1)).code).toMatch(/^already_in/);
  const journal = at.journal();
  for (const [index, { hash, ...line }] of journal.entries()) {
    expect([line.seq, hashFact(line)]).toEqual([index + 1, hash]);
  }
});

test('an import on a full disk says so in words, and goes on from there when there is space', async () => {
  const at = await setup();
  const before = at.tables.attendees.count();
  const rows = Array.from({ length: 5000 }, (_, no) => `First${no},Last${no},p${no}@example.org`);
  const list = `First name,Last name,Email\n${rows.join('\n')}\n`;
  const send = async () => {
    const begun = await at.station.call('imports.begin', {
      fileName: 'list.csv',
      size: list.length,
    });
    if (!begun.ok) throw new Error(begun.error.code);
    const { importId } = begun.value;
    await at.station.call('imports.piece', {
      importId,
      base64: Buffer.from(list).toString('base64'),
    });
    return at.station.call('imports.run', { importId });
  };
  // Enough for the first of three slices.
  at.fill(600);
  const refused = await send();
  expect(sentenceOf({ code: 'cannot_record' })).toMatch(/disk is full.*Free some space/);
  const inBetween = at.tables.attendees.count() - before;
  expect(inBetween).toBeGreaterThan(0);
  expect(inBetween).toBeLessThan(5000);
  expect(refused).toEqual({
    ok: false,
    error: { code: 'cannot_record', details: { added: inBetween, changed: 0 } },
  });
  at.freeSpace();
  expect(await send()).toMatchObject({
    ok: true,
    value: { added: 5000 - inBetween, unchanged: inBetween },
  });
  expect(at.tables.attendees.count()).toBe(before + 5000);
  // Search takes the rows in beside other work, and says when it knows them all.
  await expect
    .poll(() => at.station.call('attendees.search', { query: 'Last4999' }))
    .toMatchObject({
      ok: true,
      value: { rows: [{ name: 'First4999 Last4999' }], ready: true },
    });
});

test('a canceled import says how many went in, and the same list goes on from there', async () => {
  const at = await setup();
  const before = at.tables.attendees.count();
  const total = 9000;
  const rows = Array.from({ length: total }, (_, no) => `${no},First${no},Last${no}`);
  const list = Buffer.from(`Order,First name,Last name\n${rows.join('\n')}\n`);
  const begin = async () => {
    const begun = await at.station.call('imports.begin', { fileName: 'l.csv', size: list.length });
    if (!begun.ok) throw new Error(begun.error.code);
    const { importId } = begun.value;
    await at.station.call('imports.piece', { importId, base64: list.toString('base64') });
    return importId;
  };
  const importId = await begin();
  const stop = at.station.subscribe((event) => {
    if (event.name !== 'imports.progress' || event.phase !== 'saving') return;
    // Reading announces the same phase before the first row is saved.
    if (at.tables.attendees.count() === before) return;
    stop();
    void at.station.call('imports.cancel', { importId });
  });
  const canceled = await at.station.call('imports.run', { importId });
  const wentIn = at.tables.attendees.count() - before;
  expect(wentIn).toBeGreaterThan(0);
  expect(wentIn).toBeLessThan(total);
  expect(canceled).toEqual({
    ok: false,
    error: { code: 'canceled', details: { added: wentIn, changed: 0 } },
  });
  expect(await at.station.call('imports.run', { importId })).toMatchObject({
    error: { code: 'unknown_import' },
  });
  const again = await at.station.call('imports.run', { importId: await begin() });
  expect(again).toMatchObject({
    ok: true,
    value: { added: total - wentIn, unchanged: wentIn, changed: 0 },
  });
});
