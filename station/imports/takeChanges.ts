import type { ListChange } from '#lists/compareDrafts.ts';
import { factPeople } from '#lists/factPeople.ts';
import { saidOf } from '#shared/rules/applyFact.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import { stampHere, takeIn } from '../journal/projectFact.ts';
import { searchFields, type SearchRow } from '../search/searchRow.ts';
import type { StationContext } from '../stationContext.ts';

/** Writes and projects what a list says anew of known people. Inside a transaction; gives their rows for the search. */
export const takeChanges = (
  { tables, journal }: Pick<StationContext, 'tables' | 'journal'>,
  importId: string,
  changes: readonly ListChange[],
): readonly SearchRow[] => {
  const rows: SearchRow[] = [];
  for (let from = 0; from < changes.length; from += factPeople) {
    const some = changes.slice(from, from + factPeople);
    const fact = journal.append({
      kind: 'attendeesImported',
      body: {
        importId,
        attendees: [],
        changed: some.map((change) => ({ id: change.id, changes: change.changes })),
        ...afterThese(some.flatMap(({ replaced }) => replaced)),
      },
    });
    for (const said of saidOf(fact, stampHere(tables, fact))) {
      const taken = takeIn(tables, said);
      if (taken !== null) rows.push({ no: taken.no, ...searchFields(taken.attendee) });
    }
  }
  return rows;
};
