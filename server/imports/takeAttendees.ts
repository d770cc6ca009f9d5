import { v7 as uuidv7 } from 'uuid';
import { createAttendeeOfDraft } from '#lists/attendeeOfDraft.ts';
import {
  createDraftComparison,
  factPeople,
  type ListChange,
  partChanges,
} from '#lists/compareDrafts.ts';
import { findFormerRows } from '#lists/findFormerRows.ts';
import type { RowProblem } from '#lists/rowProblem.ts';
import type { AttendeeDraft } from '#lists/understandAttendees.ts';
import { type Attendee, displayName } from '#shared/model/attendee.ts';
import type { Person } from '#shared/rules/person.ts';
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
  const former = await findFormerRows(
    () => everybodyListed(database, event.id),
    drafts,
    keys.idByRowKey,
  );
  const newId = (): string => uuidv7({ msecs: clock(), random: random(16) });
  const attendeeOfDraft = createAttendeeOfDraft({
    newId,
    random,
    codeKey,
    sessionIdsOf: names.idsOf,
  });
  const { compare, count, changedFields } = createDraftComparison({ attendeeOfDraft, fields });
  const examples = createExamples(isDry);

  const noteExample = (said: Attendee | ListChange | null, known: Person | null): void => {
    if (said === null) return;
    if ('subject' in said) {
      examples.note(() => ({ name: displayName(said), isNew: true, fields: [] }));
    } else if (known?.attendee) {
      const { attendee } = known;
      examples.note(() => changeExample(attendee, said.changes, titles));
    }
  };

  await takeSlices(work, drafts, {
    rows: factPeople,
    importId: newId(),
    catchUp: keys.catchUp,
    compare: async (trx, slice) => {
      const ids = slice.map(({ rowKey }) => keys.idByRowKey.get(rowKey) ?? former.get(rowKey));
      const known = await readPeople(trx, event.id, [
        ...new Set(ids.filter((id) => id !== undefined)),
      ]);
      return partChanges(
        slice.map((draft, index) => {
          const person = known.get(ids[index] ?? '') ?? null;
          const said = compare(draft, person);
          noteExample(said, person);
          return said;
        }),
      );
    },
  });
  const unknown = drafts
    .filter(({ sessions }) => sessions.some(names.isMissing))
    .map(({ line }) => ({ line, reason: 'unknown_session' as const, kept: true }));
  return { ...count, changedFields, newSessions, examples: examples.list(), unknown };
};
