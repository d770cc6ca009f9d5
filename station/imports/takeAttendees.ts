import { createAttendeeOfDraft } from '#lists/attendeeOfDraft.ts';
import { createDraftComparison, factPeople, partChanges } from '#lists/compareDrafts.ts';
import { findFormerRows } from '#lists/findFormerRows.ts';
import type { Taken } from '#lists/taken.ts';
import type { AttendeeDraft } from '#lists/understandAttendees.ts';
import { attendeeText, type Attendee } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { knownPerson } from '../journal/projectFact.ts';
import type { SearchRow } from '../search/searchRow.ts';
import { nextSliceRows } from '../calls/sliceRows.ts';
import { announce, searchFields, type StationContext } from '../stationContext.ts';
import { everybodyListed } from './everybodyListed.ts';
import { addMissingSessions, sessionNamesOf } from './missingSessions.ts';
import { takeChanges } from './takeChanges.ts';

export interface TakeInput {
  readonly drafts: readonly AttendeeDraft[];
  /** Fields that the list has a column for; all where left out. */
  readonly fields?: ReadonlySet<string>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Rows in one transaction: as many as take that long on this machine. A scan waits for one of them; each waits for the disk,
 * so short ones make the import longer.
 */
const sliceMs = { whileScanning: 10, otherwise: 80 };
const firstRows = 1000;
const mostRows = 10_000;
/** 20 and 80 MB: each slice writes the same pages of its indexes again, and the file gets them a few times only. */
const logPages = { from: 5000, most: 20_000 };

/**
 * Takes people of a list in, as facts. Who is known by row key is changed where the list says something else, nobody is
 * added twice. What was taken in before a cancel stays; the same list again goes on from there. Search may still be
 * taking them in when this returns, and says so.
 */
export const takeAttendees = async (
  context: StationContext,
  { drafts, fields, signal, onProgress }: TakeInput,
): Promise<Result<Taken, 'canceled' | 'cannot_record' | 'no_event'>> => {
  const { tables, journal, search, random } = context;
  const codeKey = tables.kept.read('importedCodeKey');
  if (codeKey === null) return err('no_event');
  const names = sessionNamesOf(context);
  const wanted = drafts.flatMap((draft) => draft.sessions);
  const programme = addMissingSessions(context, names, wanted);
  if (!programme.ok) return programme;

  const importId = journal.newId();
  const idByRowKey = new Map(tables.attendees.rowKeys().map(({ rowKey, id }) => [rowKey, id]));
  const former = await findFormerRows(() => everybodyListed(tables), drafts, idByRowKey);
  const attendeeOfDraft = createAttendeeOfDraft({
    newId: journal.newId,
    random,
    codeKey,
    sessionIdsOf: names.idsOf,
  });
  const { compare, count, changedFields } = createDraftComparison({ attendeeOfDraft, fields });

  const takeNew = (attendees: readonly Attendee[]): readonly SearchRow[] => {
    const texts = attendees.map((attendee) => attendeeText(attendee));
    for (let from = 0; from < attendees.length; from += factPeople) {
      const people = texts.slice(from, from + factPeople).join();
      journal.append({
        kind: 'attendeesImported',
        body: { importId, attendees: attendees.slice(from, from + factPeople) },
        bodyText: `{"importId":${JSON.stringify(importId)},"attendees":[${people}]}`,
      });
    }
    return attendees.map((attendee, index) => ({
      no: tables.attendees.insert(attendee, texts[index]),
      ...searchFields(attendee),
    }));
  };

  const takeSlice = (
    slice: readonly AttendeeDraft[],
  ): Result<readonly SearchRow[], 'cannot_record'> =>
    tables.transact(() => {
      const compared = slice.map((draft) => {
        const knownId = idByRowKey.get(draft.rowKey) ?? former.get(draft.rowKey);
        return compare(draft, knownId === undefined ? null : knownPerson(tables, knownId));
      });
      const { people, changes } = partChanges(compared);
      return [...takeNew(people), ...takeChanges(context, importId, changes)];
    });

  // What went in before a cancel or a full disk stays, so screens and sync hear of it too.
  const tell = (): void => {
    context.samePeople.listChanged();
    announce(context, []);
    context.emit({ name: 'list.changed' });
    context.wakeSync();
  };

  // Search takes longer than the database: nobody waits for it, and a screen that asked too early asks again.
  let awaited = 0;
  const tellSearched = (): void => {
    awaited -= 1;
    if (awaited === 0) context.emit({ name: 'list.changed' });
  };

  let sliceRows = firstRows;
  for (let done = 0; done < drafts.length;) {
    const { added, changed } = count;
    if (signal?.aborted === true) {
      tell();
      return err('canceled', { added, changed });
    }
    const slice = drafts.slice(done, done + sliceRows);
    const startedAt = performance.now();
    const rows = takeSlice(slice);
    if (!rows.ok) {
      tell();
      return err('cannot_record', { added, changed });
    }
    tables.crashPoint('import.sliceTaken');
    done += slice.length;
    const ms = sliceMs[context.turns.isPressed() ? 'whileScanning' : 'otherwise'];
    const took = { rows: slice.length, tookMs: performance.now() - startedAt };
    sliceRows = nextSliceRows(took, { ms, fewest: factPeople, most: mostRows });
    awaited += 1;
    void search.putMany(rows.value).then(tellSearched);
    onProgress?.(done, drafts.length);
    await tables.logKeeper.keepShort(logPages);
    await context.turns.next();
  }
  tell();
  return ok({ ...count, changedFields, newSessions: programme.value });
};
