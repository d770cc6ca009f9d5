import type { Attendee } from '#shared/model/attendee.ts';
import { attendeeText } from '#shared/model/attendeeText.ts';
import { createBytes } from './createBytes.ts';
import { factPeople } from './factPeople.ts';
import { createRowPacker, type PackedRows } from './packRows.ts';

/** New people as they go into a journal and a list. */
export interface PackedPeople {
  /** Bodies of `attendeesImported` facts of up to 250 people, one after another: JSON, UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where in the bytes each body ends. */
  readonly bodyEnds: readonly number[];
  /** Their texts are in the bytes above. */
  readonly rows: PackedRows;
}

/** Packs people whom the same import brings. */
export const packPeople = (importId: string, people: readonly Attendee[]): PackedPeople => {
  const bytes = createBytes(people.length * usualBytes);
  const bodyEnds: number[] = [];
  const rows = createRowPacker(people.length);
  for (const [index, attendee] of people.entries()) {
    const isFirst = index % factPeople === 0;
    if (isFirst) bytes.write(`{"importId":${JSON.stringify(importId)},"attendees":[`);
    const from = bytes.length();
    const isLast = index % factPeople === factPeople - 1 || index === people.length - 1;
    bytes.write(`${attendeeText(attendee)}${isLast ? ']}' : ','}`);
    rows.add(attendee, from, bytes.length() - (isLast ? 2 : 1));
    if (isLast) bodyEnds.push(bytes.length());
  }
  return { bytes: bytes.done(), bodyEnds, rows: rows.done() };
};

/** Most people take less. */
const usualBytes = 400;
