import { isDamageError, type Database } from '#sqlite/openDatabase.ts';
import { JournalLine } from './journalLine.ts';

/** What stands at a place of the journal: a line, or something that SQLite cannot read as one. */
export type JournalEntry =
  | { readonly no: number; readonly line: JournalLine }
  | { readonly no: number; readonly line: null };

/** The columns that `JournalLine` has, for a SELECT. */
const columns = Object.keys(JournalLine.shape)
  .map((name) => `"${name}"`)
  .join();

/**
 * All lines in the order in which they were written, row by row, as far as SQLite can read the file: rows of a page that
 * it cannot read are one entry without a line, and reading goes on behind them.
 */
export function* readJournal(database: Database): Generator<JournalEntry, void, undefined> {
  const rows = database.prepare(`SELECT ${columns} FROM facts WHERE no > ? ORDER BY no`);
  let last = 0;
  for (;;) {
    try {
      for (const row of rows.iterate(last)) {
        const entry = entryOf(row, last);
        last = entry.no;
        yield entry;
      }
      return;
    } catch (error) {
      if (!isDamageError(error)) throw error;
    }
    yield { no: last + 1, line: null };
    const next = nextReadable(database, last + 1);
    if (next === null) return;
    last = next - 1;
  }
}

const entryOf = (row: unknown, last: number): JournalEntry => {
  const line = JournalLine.safeParse(row);
  if (line.success) return { no: line.data.no, line: line.data };
  const no = typeof row === 'object' && row !== null && 'no' in row ? Number(row.no) : last + 1;
  return { no, line: null };
};

/** The first row number from which SQLite can read again; null where the rest is lost. */
const nextReadable = (database: Database, from: number): number | null => {
  const first = database.prepare('SELECT no, hash FROM facts WHERE no >= ? ORDER BY no LIMIT 1');
  const isReadable = (no: number): boolean => {
    try {
      first.get(no);
      return true;
    } catch (error) {
      if (isDamageError(error)) return false;
      throw error;
    }
  };
  // Row numbers rise from page to page: behind the damaged page every number is readable, within it none is.
  let unreadable = from;
  let step = 1;
  while (!isReadable(unreadable + step)) {
    unreadable += step;
    step *= 2;
    if (unreadable > Number.MAX_SAFE_INTEGER / 4) return null;
  }
  let readable = unreadable + step;
  while (readable - unreadable > 1) {
    const middle = Math.floor((readable + unreadable) / 2);
    if (isReadable(middle)) readable = middle;
    else unreadable = middle;
  }
  return readable;
};
