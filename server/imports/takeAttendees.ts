import { v7 as uuidv7 } from 'uuid';
import { createAttendeeOfDraft } from '#lists/attendeeOfDraft.ts';
import { createDraftComparison, type ListChange } from '#lists/compareDrafts.ts';
import { factPeople } from '#lists/factPeople.ts';
import { createFormerRows } from '#lists/formerRows.ts';
import type { RowProblem } from '#lists/rowProblem.ts';
import type { AttendeeDraft } from '#lists/attendeeDraft.ts';
import { type Attendee, displayName } from '#shared/model/attendee.ts';
import { noWrites, type Person } from '#shared/rules/person.ts';
import { changeExample } from './changeExample.ts';
import { everybodyListed, readPeople, readRowKeys } from './knownPeople.ts';
import { createExamples, type ListWork, type Outcome } from './listWork.ts';
import { nameSessions } from './missingSessions.ts';
import { takeSlices } from './takeSlices.ts';

/**
 * Takes people of a list in, as facts: as the stations do, by the same rules. Who is known by row key is changed where the list
 * says something else, nobody is added twice. After a crash the same list goes on where it stopped.
 */
export const takeAttendees = async (
  work: ListWork,
  drafts: readonly AttendeeDraft[],
  fields: ReadonlySet<string>,
): Promise<Outcome & { readonly unknown: readonly RowProblem[] }> => {
  const { context, event, isDry } = work;
  const { database, random, clock } = context;
  const { imported_code_key: codeKey } = await database
    .selectFrom('events')
    .select('imported_code_key')
    .where('id', '=', event.id)
    .executeTakeFirstOrThrow();
  const wanted = new Set(drafts.flatMap(({ sessions }) => sessions));
  const { names, titles, added: newSessions } = await nameSessions(work, [...wanted]);
  const keys = await readRowKeys(database, event.id);
  const formerRows = createFormerRows(drafts, keys.idByRowKey);
  if (formerRows.areWanted) {
    for await (const some of everybodyListed(database, event.id)) formerRows.note(some);
  }
  const former = formerRows.find();
  const newId = (): string => uuidv7({ msecs: clock(), random: random(16) });
  const attendeeOfDraft = createAttendeeOfDraft({
    newId,
    random,
    codeKey,
    sessionIdsOf: names.idsOf,
  });
  const { compare, count, countAdded, changedFields } = createDraftComparison(fields);
  const examples = createExamples(isDry);

  await takeSlices(work, drafts, {
    rows: factPeople,
    importId: newId(),
    catchUp: keys.catchUp,
    compare: async (trx, slice) => {
      const ids = slice.map(({ rowKey }) => keys.idByRowKey.get(rowKey) ?? former.get(rowKey));
      const known = await readPeople(trx, event.id, [
        ...new Set(ids.filter((id) => id !== undefined)),
      ]);
      const people: Attendee[] = [];
      const changes: ListChange[] = [];
      for (const [index, draft] of slice.entries()) {
        const incoming = attendeeOfDraft(draft);
        const { attendee, writes } = known.get(ids[index] ?? '') ?? nobody;
        if (attendee === null) {
          people.push(incoming);
          examples.note(() => ({ name: displayName(incoming), isNew: true, fields: [] }));
          continue;
        }
        const change = compare(incoming, { attendee, writes });
        if (change === null) continue;
        changes.push(change);
        examples.note(() => changeExample(attendee, change.changes, titles));
      }
      countAdded(people.length);
      return { people, changes };
    },
  });
  const unknown = drafts
    .filter(({ sessions }) => sessions.some(names.isMissing))
    .map(({ line }) => ({ line, reason: 'unknown_session' as const, kept: true }));
  return { ...count, changedFields, newSessions, examples: examples.list(), unknown };
};

const nobody: Person = { attendee: null, writes: noWrites };
