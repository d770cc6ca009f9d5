import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ColumnMapping } from '#lists/columnMapping.ts';
import { createListReader, type ListReader } from '#lists/listReader.ts';
import { startListThread } from '#lists/startListThread.ts';
import type { Log } from '#shared/model/ports.ts';

const mapping: ColumnMapping = {
  kind: 'attendees',
  fields: ['firstName', 'lastName', 'orderNumber', 'sessions', 'importedCode'],
};
const place = { importId: 'import-1', codeKey: 'ab'.repeat(32), sessions: [] };
const listOf = (rows: number): Buffer =>
  Buffer.from(
    [
      'First name,Last name,Order,Sessions,Barcode',
      ...Array.from({ length: rows }, (_, no) => `Anna ${no},Øst,O-${no},Keynote; Lunch,${no}`),
      ',,O-x,,',
    ].join('\n'),
  );

const setupReader = (file?: URL) => {
  const written: string[] = [];
  const log: Log = {
    write: (_level, message, fields) => written.push(`${message} ${String(fields?.['why'])}`),
  };
  const told: number[] = [];
  const deps = {
    clock: Date.now,
    random: randomBytes,
    onProgress: (done: number, total: number) => told.push(done / total),
  };
  const reader = startListThread({ ...deps, log }, file);
  onTestFinished(() => reader.close());
  return { reader, here: createListReader(deps), told, written };
};

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** All that a reader says of a list, but for ids and subjects, which are made anew each time. */
const readAll = async (reader: ListReader, rowKeys: { id: string; rowKey: string }[] = []) => {
  const head = await reader.read({ bytes: listOf(1200), fileName: 'list.csv' });
  const opened = await reader.openAttendees(mapping, []);
  const wantsEverybody = await reader.begin({ ...place, rowKeys });
  const slices = [];
  for (let left = 1; left > 0;) {
    const { added, known, ...slice } = await reader.next();
    left = slice.left;
    const text = Buffer.from(added.bytes).toString();
    slices.push({
      ...slice,
      text: text.replace(/"id":"[^"]*","subject":"[^"]*"/g, ''),
      keys: Buffer.from(added.rows.keys).toString().replaceAll(uuid, ''),
      known: known.map(({ id, incoming }) => `${id} ${incoming.firstName}`),
    });
  }
  return { head, opened, wantsEverybody, slices };
};

const scriptOf = (text: string): URL => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-thread-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'thread.mjs'), text);
  return pathToFileURL(join(folder, 'thread.mjs'));
};

describe('a thread that reads lists', () => {
  test('says the same as a reader on this thread, of people new and known', async () => {
    const { reader, here, told, written } = setupReader();
    const all = await readAll(reader);
    expect(all).toEqual(await readAll(here));
    expect(all.slices.map(({ left, newSessions }) => [left, ...newSessions])).toEqual([
      [701, 'Keynote', 'Lunch'],
      [201],
      [0],
    ]);
    expect(all.slices.flatMap(({ problems }) => problems)).toMatchObject([
      { line: 1202, reason: 'no_name' },
    ]);
    const known = [{ id: 'anna-7', rowKey: 'order:O-7' }];
    const again = await readAll(reader, known);
    expect(again).toEqual(await readAll(here, known));
    expect(again.slices[0]?.known).toEqual(['anna-7 Anna 7']);
    expect([told.length > 0, told.at(-1), written]).toEqual([true, 1, []]);
  });

  test('stops when it is told to', async () => {
    const { reader } = setupReader();
    const reading = reader.read({ bytes: listOf(100_000), fileName: 'list.csv' });
    reader.cancel();
    expect(await reading).toEqual({ ok: false, error: { code: 'canceled' } });
  });

  test('that cannot start leaves the work to this one, and says so', async () => {
    const { reader, here, written } = setupReader(scriptOf('throw new RangeError("any");'));
    expect(await readAll(reader)).toEqual(await readAll(here));
    expect(written).toEqual(['lists are read on the main thread RangeError']);
  });

  test('that breaks tells whoever waits, and whoever asks later', async () => {
    const { reader } = setupReader(
      scriptOf(`
        import { parentPort } from 'node:worker_threads';
        parentPort.postMessage({ kind: 'ready' });
        parentPort.on('message', () => { throw new RangeError('any'); });
      `),
    );
    await expect(reader.note([])).rejects.toThrow('RangeError');
    await expect(reader.note([])).rejects.toThrow('the thread has ended');
  });

  test('gives calls that make no sense back as failures, and goes on', async () => {
    const { reader, here } = setupReader();
    await expect(reader.next()).rejects.toThrow('Error');
    await expect(here.next()).rejects.toThrow('no people were opened');
    expect(await reader.read({ bytes: Buffer.from(''), fileName: 'list.csv' })).toEqual({
      ok: false,
      error: { code: 'empty_file' },
    });
  });
});
