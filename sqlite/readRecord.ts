import { readVarint } from './readVarint.ts';

export type StoredValue = null | number | string | Uint8Array;

/** The values of a record (https://sqlite.org/fileformat2.html#record_format); null where it is none. */
export const readRecord = (payload: Uint8Array): readonly StoredValue[] | null => {
  const header = readVarint(payload, 0);
  if (header === null || header.value > payload.length) return null;
  const values: StoredValue[] = [];
  let typeAt = header.end;
  let valueAt = header.value;
  while (typeAt < header.value) {
    const type = readVarint(payload, typeAt);
    if (type === null) return null;
    const size = sizeOf(type.value);
    if (size === null || valueAt + size > payload.length) return null;
    values.push(valueOf(type.value, payload.subarray(valueAt, valueAt + size)));
    typeAt = type.end;
    valueAt += size;
  }
  return values;
};

const sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

const sizeOf = (type: number): number | null =>
  type >= 12 ? Math.floor((type - 12) / 2) : (sizes[type] ?? null);

const valueOf = (type: number, bytes: Uint8Array): StoredValue => {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (type === 7) return buffer.readDoubleBE();
  if (type === 6) return Number(buffer.readBigInt64BE());
  if (type < 6) return buffer.readIntBE(0, bytes.length);
  return type % 2 === 0 ? bytes : buffer.toString('utf8');
};
