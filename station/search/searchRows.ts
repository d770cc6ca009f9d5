import type { StationDatabase } from '../database/openStationDatabase.ts';
import type { SearchRow } from './searchRow.ts';

const pageRows = 250;

/**
 * The rows of the list after this one, and those that are added meanwhile. Pages through it: one open statement would block
 * every write until the index is built.
 */
export function* searchRows(
  { attendees }: Pick<StationDatabase, 'attendees'>,
  after: number,
): Generator<SearchRow, void, undefined> {
  for (let last = after; ;) {
    const page = attendees.searchPage(last, pageRows);
    yield* page;
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.no;
  }
}
