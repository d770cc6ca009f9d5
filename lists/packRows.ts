import type { Attendee } from '#shared/model/attendee.ts';
import { createBytes } from './createBytes.ts';

/**
 * People as rows of a table, without an object or a text for each: a database takes so many at once, and a thread hands them
 * over without a copy.
 */
export interface PackedRows {
  readonly people: number;
  /** Ids, row keys and imported codes, one after another: UTF-8. */
  readonly keys: Uint8Array<ArrayBuffer>;
  /** 8 bytes a person. */
  readonly subjects: Uint8Array<ArrayBuffer>;
  /**
   * A person's `placeNumbers`, of `placeDigits` ASCII digits each, which SQL can read: where the id begins in the keys
   * (from 1) and its length, row key, imported code (of no length where there is none), and where the text is in the bytes
   * that come beside. All in bytes.
   */
  readonly places: Uint8Array<ArrayBuffer>;
}

export const subjectBytes = 8;
export const placeDigits = 8;
/** Which of a person's numbers say where these are; the next is the length. */
export const placeOf = { id: 0, rowKey: 2, importedCode: 4, text: 6 } as const;
export const placeNumbers = 8;
const mostBytes = 10 ** placeDigits - 1;

/** The texts of packed people, one after the other. */
export const textsOf = (
  { people, places }: PackedRows,
  bytes: Uint8Array<ArrayBuffer>,
): readonly string[] => {
  const numbers = Buffer.from(places.buffer, places.byteOffset, places.length);
  const texts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const numberAt = (no: number, which: number): number => {
    const from = (no * placeNumbers + which) * placeDigits;
    return Number(numbers.toString('latin1', from, from + placeDigits));
  };
  return Array.from({ length: people }, (_, no) => {
    const from = numberAt(no, placeOf.text) - 1;
    return texts.toString('utf8', from, from + numberAt(no, placeOf.text + 1));
  });
};

export interface RowPacker {
  /** `from` and `to` are where the person's attendeeText() is in other bytes, which are kept beside. */
  readonly add: (person: PackedPerson, from: number, to: number) => void;
  readonly done: () => PackedRows;
}

type PackedPerson = Pick<Attendee, 'id' | 'subject' | 'rowKey' | 'importedCode'>;

export const createRowPacker = (usualPeople: number): RowPacker => {
  const keys = createBytes(usualPeople * usualKeyBytes);
  const subjects = createBytes(usualPeople * subjectBytes);
  const places = createBytes(usualPeople * placeNumbers * placeDigits);
  let people = 0;
  const place = (from: number, to: number): void => {
    if (to > mostBytes) throw new RangeError('too many people to pack at once');
    places.writeDigits(from + 1, placeDigits);
    places.writeDigits(to - from, placeDigits);
  };
  const addKey = (key: string): void => {
    const from = keys.length();
    keys.write(key);
    place(from, keys.length());
  };

  return {
    add: ({ id, subject, rowKey, importedCode }, from, to) => {
      people += 1;
      subjects.writeHex(subject);
      for (const key of [id, rowKey, importedCode ?? '']) addKey(key);
      place(from, to);
    },
    done: () => ({
      people,
      keys: keys.done(),
      subjects: subjects.done(),
      places: places.done(),
    }),
  };
};

const usualKeyBytes = 80;
