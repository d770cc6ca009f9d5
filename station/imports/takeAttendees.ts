import { createDraftComparison } from '#lists/compareDrafts.ts';
import type { PackedPeople } from '#lists/packPeople.ts';
import type { KnownPerson, PeopleOfList } from '#lists/preparePeople.ts';
import type { RowProblem } from '#lists/rowProblem.ts';
import type { TakenList } from '#lists/taken.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { nextSliceRows } from '../calls/sliceRows.ts';
import { knownPerson } from '../journal/projectFact.ts';
import type { SearchRow } from '../search/searchRow.ts';
import { searchRows } from '../search/searchRows.ts';
import { announce, type StationContext } from '../stationContext.ts';
import { everybodyListed } from './everybodyListed.ts';
import { fetchAhead } from './fetchAhead.ts';
import { addMissingSessions, namedSessions, sessionNamesOf } from './missingSessions.ts';
import { takeChanges } from './takeChanges.ts';

export interface TakeInput {
  readonly people: PeopleOfList;
  /** How many rows the list has. */
  readonly rows: number;
  /** Fields that the list has a column for; all where left out. */
  readonly fields?: ReadonlySet<string>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Slices in one transaction: as many as take that long on this machine. A scan waits for one transaction; each waits for the
 * disk, so short ones make the import longer.
 */
const transactionMs = { whileScanning: 10, otherwise: 80 };
const mostAtOnce = 32;
const slicesAhead = 32;
/** 80 and 96 MB: a list of 100,000 is in before its log is taken over, which takes time from who reads and who writes. */
const logPages = { from: 20_000, most: 24_000 };

/**
 * Takes people of a list in, as facts. Who is known by row key is changed where the list says something else, nobody is
 * added twice. What was taken in before a cancel stays; the same list again goes on from there. Search may still be
 * taking them in when this returns, and says so.
 */
export const takeAttendees = async (
  context: StationContext,
  { people, rows: total, fields, signal, onProgress }: TakeInput,
): Promise<Result<TakenList, 'canceled' | 'cannot_record' | 'no_event'>> => {
  const { tables, journal, search } = context;
  const codeKey = tables.kept.read('importedCodeKey');
  if (codeKey === null) return err('no_event');
  const importId = journal.newId();
  const { compare, count, countAdded, changedFields } = createDraftComparison(fields);
  const wantsEverybody = await people.begin({
    importId,
    codeKey,
    sessions: namedSessions(context),
    rowKeys: tables.attendees.rowKeys(),
  });
  if (wantsEverybody) for await (const some of everybodyListed(tables)) await people.note(some);

  const takeNew = (packs: readonly PackedPeople[]): void => {
    for (const { bytes, bodyEnds, rows } of packs) {
      let from = 0;
      for (const end of bodyEnds) {
        journal.appendBytes('attendeesImported', bytes.subarray(from, end));
        from = end;
      }
      countAdded(rows.people);
    }
    const wanted = packs.reduce((sum, { rows }) => sum + rows.people, 0);
    // Their ids were made for them.
    if (tables.attendees.insertPacked(packs) < wanted) throw new Error('an id is there already');
  };
  const takeKnown = (known: readonly KnownPerson[]): readonly SearchRow[] => {
    const changes = known.flatMap(({ id, incoming }) => {
      const { attendee, writes } = knownPerson(tables, id);
      // Nobody is there any more where the list was taken from this station meanwhile.
      return attendee === null ? [] : (compare(incoming, { attendee, writes }) ?? []);
    });
    return takeChanges(context, importId, changes);
  };

  // What went in before a cancel or a full disk stays, so screens and sync hear of it too.
  const tell = (): void => {
    context.samePeople.listChanged();
    announce(context, []);
    context.emit({ name: 'list.changed' });
    context.wakeSync();
  };
  const lastBefore = tables.attendees.lastNo();
  /** Search takes longer than the database: nobody waits for it, and a screen that asked too early asks again. */
  const fillSearch = (): void => {
    search.fill(searchRows(tables, lastBefore)).then(
      () => context.emit({ name: 'list.changed' }),
      (error: unknown) => {
        const why = error instanceof Error ? error.name : '';
        context.log.write('error', 'search does not know all people', { why });
      },
    );
  };

  const names = sessionNamesOf(context);
  const newSessions: string[] = [];
  const problems: RowProblem[] = [];
  const coming = fetchAhead(people.next, slicesAhead);
  let atOnce = 1;
  try {
    for (let left = total; left > 0;) {
      const { added, changed } = count;
      const slices = await coming.take(atOnce);
      if (signal?.aborted === true) return err('canceled', { added, changed });
      const startedAt = performance.now();
      const wanted = slices.flatMap((slice) => slice.newSessions);
      const programme = addMissingSessions(context, names, wanted);
      if (!programme.ok) return err('cannot_record', { added, changed });
      newSessions.push(...programme.value);
      problems.push(...slices.flatMap((slice) => slice.problems));
      const changedRows = tables.transact(() => {
        takeNew(slices.map((slice) => slice.added));
        return takeKnown(slices.flatMap((slice) => slice.known));
      });
      if (!changedRows.ok) return err('cannot_record', { added, changed });
      tables.crashPoint('import.sliceTaken');
      left = slices.at(-1)?.left ?? 0;
      const ms = transactionMs[context.turns.isPressed() ? 'whileScanning' : 'otherwise'];
      const took = { rows: slices.length, tookMs: performance.now() - startedAt };
      atOnce = nextSliceRows(took, { ms, fewest: 1, most: mostAtOnce });
      void search.putMany(changedRows.value);
      onProgress?.(total - left, total);
      if (left > 0) await tables.logKeeper.keepShort(logPages);
      await context.turns.next();
    }
    return ok({ ...count, changedFields, newSessions, problems });
  } finally {
    tell();
    fillSearch();
    void context.subjects.settle();
    await coming.end();
  }
};
