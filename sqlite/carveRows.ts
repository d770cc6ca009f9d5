import { existsSync, readFileSync } from 'node:fs';
import { defaultPageSize, readWal } from './readWal.ts';
import { readRecord, type StoredValue } from './readRecord.ts';
import { readVarint } from './readVarint.ts';

/** A row as a page has it, whichever table it is of. `rowid` is null in a table WITHOUT ROWID. */
export interface CarvedRow {
  readonly rowid: number | null;
  readonly values: readonly StoredValue[];
}

/**
 * All rows that any page of a database file and its WAL holds, read without SQLite, so that neither a lost header nor a
 * lost schema nor damaged pages between hide them (https://sqlite.org/fileformat2.html). Newest pages first; a row may come
 * more than once. Nothing says that a row is right or still counts: that is the caller's to prove.
 */
export function* carveRows(path: string): Generator<CarvedRow, void, undefined> {
  for (const { pageSize, all, more } of readPages(path)) {
    const images = [...all, ...more];
    for (const [number, page] of images) {
      const reading = { pageSize, all, page, start: number === 1 ? 100 : 0 };
      const type = page[reading.start];
      if (type === leafOfTable || type === leafOfIndex)
        yield* rowsOf(reading, type === leafOfTable);
    }
  }
}

const leafOfTable = 0x0d;
const leafOfIndex = 0x0a;

interface Pages {
  readonly pageSize: number;
  readonly all: ReadonlyMap<number, Uint8Array>;
}

interface View extends Pages {
  /** Pages that are damaged in the WAL: rows on them may still be whole. */
  readonly more: readonly (readonly [number, Uint8Array])[];
}

/** Each page in its newest committed state; where the WAL is damaged, also as the file itself has it. */
const readPages = (path: string): readonly View[] => {
  const file = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const wal = readWal(`${path}-wal`);
  const pageSize = wal?.pageSize ?? pageSizeIn(file);
  const main = new Map<number, Uint8Array>();
  for (let at = 0; at < file.length; at += pageSize)
    main.set(at / pageSize + 1, file.subarray(at, at + pageSize));
  if (wal === null) return [{ pageSize, all: main, more: [] }];
  const all = new Map(main);
  const more: (readonly [number, Uint8Array])[] = [];
  for (const { page, data, isWhole } of wal.frames) {
    if (isWhole) all.set(page, data);
    else more.push([page, data]);
  }
  const newest = { pageSize, all, more };
  return wal.isDamaged ? [newest, { pageSize, all: main, more: [] }] : [newest];
};

const pageSizeIn = (file: Buffer): number => {
  if (file.length < 100) return defaultPageSize;
  const told = file.readUInt16BE(16);
  const size = told === 1 ? 65_536 : told;
  return size >= 512 && (size & (size - 1)) === 0 ? size : defaultPageSize;
};

interface Reading extends Pages {
  readonly page: Uint8Array;
  /** Where the page's own header begins: the first page has the file's before it. */
  readonly start: number;
}

function* rowsOf(reading: Reading, hasRowid: boolean): Generator<CarvedRow, void, undefined> {
  const { page, start } = reading;
  const view = new DataView(page.buffer, page.byteOffset, page.length);
  if (page.length < start + 8) return;
  const cells = view.getUint16(start + 3);
  for (let index = 0; index < cells; index += 1) {
    const pointer = start + 8 + 2 * index;
    if (pointer + 2 > page.length) return;
    const row = readCell(reading, view.getUint16(pointer), hasRowid);
    if (row !== null) yield row;
  }
}

const readCell = (reading: Reading, at: number, hasRowid: boolean): CarvedRow | null => {
  const { page } = reading;
  const size = readVarint(page, at);
  if (size === null || size.value > longestPayload) return null;
  const rowid = hasRowid ? readVarint(page, size.end) : null;
  const payload = readPayload(reading, {
    at: rowid?.end ?? size.end,
    bytes: size.value,
    hasRowid,
  });
  const values = payload === null ? null : readRecord(payload);
  return values === null ? null : { rowid: rowid?.value ?? null, values };
};

const longestPayload = 64_000_000;

/** The bytes of a cell, with those on overflow pages; null where a page of them is missing. */
const readPayload = (
  { page, pageSize, all }: Reading,
  {
    at,
    bytes,
    hasRowid,
  }: { readonly at: number; readonly bytes: number; readonly hasRowid: boolean },
): Uint8Array | null => {
  const largest = hasRowid ? pageSize - 35 : Math.floor(((pageSize - 12) * 64) / 255) - 23;
  if (bytes <= largest) return at + bytes <= page.length ? page.subarray(at, at + bytes) : null;
  const smallest = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const wanted = smallest + ((bytes - smallest) % (pageSize - 4));
  const local = wanted <= largest ? wanted : smallest;
  if (at + local + 4 > page.length) return null;
  const payload = Buffer.alloc(bytes);
  payload.set(page.subarray(at, at + local));
  let next = Buffer.from(page.buffer, page.byteOffset + at + local, 4).readUInt32BE();
  let filled = local;
  while (filled < bytes) {
    const overflow = all.get(next);
    const take = Math.min(bytes - filled, pageSize - 4);
    if (overflow === undefined || overflow.length < 4 + take) return null;
    payload.set(overflow.subarray(4, 4 + take), filled);
    filled += take;
    next = Buffer.from(overflow.buffer, overflow.byteOffset, 4).readUInt32BE();
  }
  return payload;
};
