import { err, ok } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { type AttendeeDraft, createDraftReader } from './attendeeDraft.ts';
import { type AttendeeKeys, createAttendeeKeys } from './attendeeKeys.ts';
import { canceled, createBreath } from './breathe.ts';
import type { ColumnMapping } from './columnMapping.ts';
import { eachItem } from './eachItem.ts';
import type { UnderstandOptions, Understood } from './eachItem.ts';
import { emailIn } from './emailAddress.ts';
import { createRowCells } from './rowCells.ts';
import type { RowProblem } from './rowProblem.ts';
import type { Table, TableRow } from './table.ts';

export interface AttendeeOptions extends UnderstandOptions {
  /** Keeps a title with commas whole where commas part the sessions. */
  readonly isKnownSession?: ((title: string) => boolean) | undefined;
}

/** The people of a list, in the order of its rows. */
export interface AttendeeRows {
  /** Rows that were not asked for yet. */
  readonly left: () => number;
  /** Of the next rows. A row that is not understood is named with its line and reason; all others go in. */
  readonly next: (rows: number) => Understood<AttendeeDraft>;
}

/** Looks at what must be known of the whole list, which is little, before its rows are understood. */
export const openAttendees = async (
  table: Table,
  mapping: ColumnMapping,
  options: AttendeeOptions,
): Promise<Result<AttendeeRows, 'no_name_column' | 'canceled'>> => {
  const cells = createRowCells(table, mapping, options.isPrivateLink);
  if (!cells.has('firstName') && !cells.has('lastName') && !cells.has('fullName'))
    return err('no_name_column');
  const keys = await countKeys(table, mapping, options);
  if (keys === null) return err('canceled');
  const readDraft = createDraftReader(cells, keys, options.isKnownSession);
  let done = 0;
  let told = 0;
  return ok({
    left: () => table.rows.length - done,
    next: (rows) => {
      const drafts: AttendeeDraft[] = [];
      for (const row of table.rows.slice(done, done + rows)) {
        const draft = readDraft(row);
        if (draft !== null) drafts.push(draft);
      }
      done = Math.min(done + rows, table.rows.length);
      const problems = cells.problems.slice(told);
      told = cells.problems.length;
      return { drafts, problems };
    },
  });
};

/** All people of a list, with turns for others in between. */
export const understandAttendees = async (
  table: Table,
  mapping: ColumnMapping,
  options: AttendeeOptions,
): Promise<Result<Understood<AttendeeDraft>, 'no_name_column' | 'canceled'>> => {
  const opened = await openAttendees(table, mapping, options);
  if (!opened.ok) return opened;
  const understood = await takeEach(opened.value, options);
  return understood === null ? err('canceled') : ok(understood);
};

const rowsAtOnce = 128;

/** All of them, with turns for others in between; null when the signal was aborted. */
export const takeEach = async (
  rows: AttendeeRows,
  { signal, onProgress }: Pick<UnderstandOptions, 'signal' | 'onProgress'>,
): Promise<Understood<AttendeeDraft> | null> => {
  const drafts: AttendeeDraft[] = [];
  const problems: RowProblem[] = [];
  const total = rows.left();
  try {
    const breath = createBreath(signal);
    while (rows.left() > 0) {
      const next = rows.next(rowsAtOnce);
      drafts.push(...next.drafts);
      problems.push(...next.problems);
      if (!breath.isDue()) continue;
      onProgress?.(total - rows.left(), total);
      await breath.take();
    }
  } catch (reason) {
    if (reason === canceled) return null;
    throw reason;
  }
  onProgress?.(total, total);
  return { drafts, problems };
};

/** Which numbers and addresses are one row's alone; null when the signal was aborted. */
const countKeys = async (
  table: Table,
  mapping: ColumnMapping,
  { signal, isPrivateLink }: AttendeeOptions,
): Promise<AttendeeKeys | null> => {
  const keys = createAttendeeKeys();
  // What is wrong with a row is told when it is understood.
  const cells = createRowCells(table, mapping, isPrivateLink);
  const orderNumber = cells.one('orderNumber');
  const externalId = cells.one('externalId');
  const email = cells.one('email');
  const countAll = (count: (row: TableRow) => void): Promise<boolean> =>
    eachItem(table.rows, { signal }, (row) => {
      if (!cells.begin(row)) return;
      count(row);
      cells.end();
    });
  const areCounted =
    (await countAll((row) =>
      keys.count({ orderNumber: orderNumber(row), externalId: externalId(row) }),
    )) &&
    (!keys.needsEmails() || (await countAll((row) => keys.countEmail(emailIn(email(row)) ?? ''))));
  return areCounted ? keys : null;
};
