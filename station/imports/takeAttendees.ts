import { setImmediate as nextTurn } from 'node:timers/promises';
import { attendeeText, type Attendee } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { announce, searchFields, type StationContext } from '../stationContext.ts';
import { writtenFields } from '#shared/rules/person.ts';
import { knownPerson } from '../journal/projectFact.ts';
import type { SearchRow } from '../search/searchRow.ts';
import { createAttendeeOfDraft } from './attendeeOfDraft.ts';
import { findFormerRows } from './findFormerRows.ts';
import { mergeDraft } from './mergeDraft.ts';
import { factPeople, type ListChange, stampsOf, takeChanges } from './takeChanges.ts';
import { createSessionFinder } from './sessionFinder.ts';
import type { AttendeeDraft } from './understandAttendees.ts';

export interface TakeInput {
  readonly drafts: readonly AttendeeDraft[];
  /** Fields that the list has a column for; all where left out. */
  readonly fields?: ReadonlySet<string>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Taken {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly changedFields: Readonly<Record<string, number>>;
  readonly newSessions: readonly string[];
}

/** Rows in one transaction: as many as take that long on this machine, so that scans go on between two of them. */
const sliceMs = 20;
const fewestRows = 2000;
const mostRows = 5000;

/**
 * Takes people of a list in, as facts. Who is known by row key is changed where the list says something else, nobody is
 * added twice. What was taken in before a cancel stays; the same list again goes on from there. Search may still be
 * taking them in when this returns, and says so.
 */
export const takeAttendees = async (
  context: StationContext,
  { drafts, fields, signal, onProgress }: TakeInput,
): Promise<Result<Taken, 'canceled' | 'cannot_record' | 'no_event'>> => {
  const { tables, journal, search } = context;
  const codeKey = tables.kept.read('importedCodeKey');
  if (codeKey === null) return err('no_event');
  const sessions = createSessionFinder(context);
  const programme = sessions.addMissing(drafts.flatMap((draft) => draft.sessions));
  if (!programme.ok) return programme;

  const importId = journal.newId();
  const idByRowKey = new Map(tables.attendees.rowKeys().map(({ rowKey, id }) => [rowKey, id]));
  const former = await findFormerRows(tables, drafts, idByRowKey);
  const attendeeOfDraft = createAttendeeOfDraft(context, {
    codeKey,
    sessionIdsOf: sessions.idsOf,
  });
  const count = { added: 0, changed: 0, unchanged: 0 };
  const changedFields: Record<string, number> = {};

  /** Somebody new, or what the list says anew of a person; null where that is nothing. */
  const understand = (draft: AttendeeDraft): Attendee | ListChange | null => {
    const knownId = idByRowKey.get(draft.rowKey) ?? former.get(draft.rowKey);
    const known = knownId === undefined ? null : knownPerson(tables, knownId);
    const incoming = attendeeOfDraft(draft);
    if (known === null || known.attendee === null) {
      count.added += 1;
      return incoming;
    }
    const { attendee, writes } = known;
    const { changes, changed } = mergeDraft({ attendee, writes }, incoming, fields);
    for (const field of changed) changedFields[field] = (changedFields[field] ?? 0) + 1;
    count[changed.length === 0 ? 'unchanged' : 'changed'] += 1;
    const said = writtenFields.filter((field) => changes[field] !== undefined);
    return said.length === 0
      ? null
      : { id: attendee.id, changes, replaced: stampsOf(writes, said) };
  };

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
      const understood = slice.map(understand).filter((each) => each !== null);
      return [
        ...takeNew(understood.filter((each) => 'subject' in each)),
        ...takeChanges(
          context,
          importId,
          understood.filter((each) => 'changes' in each),
        ),
      ];
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

  let sliceRows = fewestRows;
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
    sliceRows = nextSliceRows(slice.length, performance.now() - startedAt);
    awaited += 1;
    void search.putMany(rows.value).then(tellSearched);
    onProgress?.(done, drafts.length);
    await nextTurn();
  }
  tell();
  return ok({ ...count, changedFields, newSessions: programme.value });
};

const nextSliceRows = (rows: number, ms: number): number =>
  Math.min(
    mostRows,
    Math.max(fewestRows, factPeople * Math.round((rows * sliceMs) / ms / factPeople)),
  );
