import { createBytes } from '#lists/createBytes.ts';
import { createRowPacker, type PackedRows } from '#lists/packRows.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import { attendeeText } from '#shared/model/attendeeText.ts';
import { searchFields, type SearchRow } from '../search/searchRow.ts';

/** People of whom nothing but the list is known, as they go into the table and into search: one call takes them all. */
export interface SnapshotPeople {
  readonly type: 'people';
  readonly rows: PackedRows;
  /** Their texts. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly searched: readonly Omit<SearchRow, 'no'>[];
  readonly lastId: string;
}

const usualBytes = 400;

/** Packs at least one person. */
export const packSnapshotPeople = (people: readonly Attendee[]): SnapshotPeople => {
  const bytes = createBytes(people.length * usualBytes);
  const rows = createRowPacker(people.length);
  for (const attendee of people) {
    const from = bytes.length();
    bytes.write(attendeeText(attendee));
    rows.add(attendee, from, bytes.length());
  }
  return {
    type: 'people',
    rows: rows.done(),
    bytes: bytes.done(),
    searched: people.map(searchFields),
    lastId: people.at(-1)?.id ?? '',
  };
};
