import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KnownRow } from '#lists/formerRows.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';

/** Everybody on the list, some at a time, with turns for others in between. */
export const everybodyListed = async function* ({
  attendees,
}: StationDatabase): AsyncGenerator<readonly KnownRow[]> {
  for (let after = 0; ;) {
    const page = attendees.page(after, 500);
    yield page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.no;
    await nextTurn();
  }
};
