import { closeSync, openSync, readFileSync, readSync, truncateSync, writeSync } from 'node:fs';
import { readVarint } from '#sqlite/readVarint.ts';

/** Changes one bit of a file. */
export const flipBit = (path: string, at: number, bit: number): void => {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  byte.writeUInt8(byte.readUInt8() ^ (1 << bit));
  writeSync(file, byte, 0, 1, at);
  closeSync(file);
};

export const overwrite = (path: string, at: number, bytes: Uint8Array): void => {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
};

export const cutOff = (path: string, bytes: number): void => truncateSync(path, bytes);

/**
 * Where the cell of a journal line with this id begins and ends in a file (https://sqlite.org/fileformat2.html): its size and
 * row number, its header, and its values, of which the id is the first that takes room.
 */
export const findLine = (
  path: string,
  id: string,
): { readonly from: number; readonly to: number } => {
  const file = readFileSync(path);
  // An undo names the id of another line.
  for (let values = file.indexOf(id); values !== -1; values = file.indexOf(id, values + 1)) {
    for (let record = values - 1; record > values - 60; record -= 1) {
      if (file[record] !== values - record) continue;
      for (let from = record - 2; from > record - 6; from -= 1) {
        const size = readVarint(file, from);
        const rowid = size === null ? null : readVarint(file, size.end);
        if (size !== null && rowid?.end === record && isCell(file, from))
          return { from, to: record + size.value };
      }
    }
  }
  throw new Error('there is no line with this id');
};

/** Pages also hold old copies of rows in room that is free again. */
const isCell = (file: Buffer, at: number): boolean => {
  const page = Math.floor(at / pageBytes) * pageBytes;
  const cells = file.readUInt16BE(page + 3);
  const places = Array.from({ length: cells }, (_, index) =>
    file.readUInt16BE(page + 8 + 2 * index),
  );
  return file[page] === 0x0d && places.includes(at - page);
};
const pageBytes = 4096;
