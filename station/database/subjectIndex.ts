import type { Database } from '#sqlite/openDatabase.ts';

/** How many new ones share a run: fewer make more runs to look at, more write more pages of their run. */
const runRows = 4000;
/** A look-up takes a µs more for each. */
const mostRuns = 32;
const mergeEvery = 250;
const mergedAtOnce = 1000;
/** Subjects are random: how many come into a piece is told from their first two bytes. */
const firstBytes = 0x1_0000;

const runsBetween =
  'WITH RECURSIVE runs (run) AS (SELECT @first UNION ALL SELECT run + 1 FROM runs WHERE run < @last)';

/** Which runs hold something: all from the first to the last. */
interface Runs {
  readonly first: number;
  readonly last: number;
}

/**
 * Subjects are random, so one index would have nearly a page of it written for each row of a list that comes in. New ones go
 * into runs, one after the other, and all runs together from time to time into the large table, in its order: so each of its
 * pages is written once. A trigger notes a subject that changes, in the large table. Never many are merged at once: a scan may be
 * waiting.
 */
export const createSubjectIndex = (database: Database) => {
  const runsHeld = database.prepare<[], { first: number | null; last: number | null }>(
    'SELECT (SELECT min(run) FROM new_subjects) AS first, (SELECT max(run) FROM new_subjects) AS last',
  );
  const newest = database
    .prepare<[Buffer, number, Buffer], number>(
      `SELECT no FROM subjects WHERE subject = ? UNION ALL
       SELECT no FROM new_subjects WHERE run = ? AND subject = ?`,
    )
    .pluck();
  const older = database
    .prepare<{ first: number; last: number; subject: Buffer }, number>(
      `${runsBetween} SELECT no FROM runs CROSS JOIN new_subjects USING (run) WHERE subject = @subject`,
    )
    .pluck();
  const rowsUpTo = database
    .prepare<[number], number>('SELECT count(*) FROM new_subjects WHERE run <= ?')
    .pluck();
  const note = database.prepare<[number, Buffer, number]>(
    'INSERT OR IGNORE INTO new_subjects VALUES (?, ?, ?)',
  );
  const noteRows = database.prepare<[number, number]>(
    `INSERT OR IGNORE INTO new_subjects SELECT ?, subject, no FROM attendees WHERE no > ? ORDER BY subject`,
  );
  const copy = database.prepare<{ first: number; last: number; from: Buffer; to: Buffer | null }>(
    `${runsBetween}
     INSERT OR IGNORE INTO subjects
     SELECT subject, no FROM runs CROSS JOIN new_subjects USING (run)
     WHERE subject >= @from AND (subject < @to OR @to IS NULL) ORDER BY subject`,
  );
  const remove = database.prepare<[number]>(
    'DELETE FROM new_subjects WHERE run = (SELECT min(run) FROM new_subjects) AND run <= ?',
  );

  let runs: Runs & { readonly held: number };
  /** All runs up to `last` go into the large table; those from `from` on are not there yet. */
  let merge: (Runs & { readonly from: number; readonly step: number }) | null;
  let added = 0;
  const forget = (): void => {
    const { first, last } = runsHeld.get() ?? { first: null, last: null };
    // How many the last one holds is not known: the next begins.
    runs = { first: first ?? 1, last: (last ?? 0) + 1, held: 0 };
    merge = null;
  };
  forget();

  const hold = (more: number): void => {
    const held = runs.held + more;
    runs = held < runRows ? { ...runs, held } : { ...runs, last: runs.last + 1, held: 0 };
  };

  const beginMerge = (): boolean => {
    const { first, last } = runs;
    const rows = rowsUpTo.get(last) ?? 0;
    if (rows === 0) return false;
    runs = { first, last: last + 1, held: 0 };
    merge = { first, last, from: 0, step: Math.ceil((firstBytes * mergedAtOnce) / rows) };
    return true;
  };
  /** Inside a transaction. False when nothing is left to do. */
  const mergeSome = (): boolean => {
    if (merge === null) return beginMerge();
    const { first, last, from, step } = merge;
    if (from < firstBytes) {
      const to = from + step;
      copy.run({ first, last, from: bound(from), to: to < firstBytes ? bound(to) : null });
      merge = { ...merge, from: to };
      return true;
    }
    if (remove.run(last).changes > 0) return true;
    runs = { ...runs, first: last + 1 };
    merge = null;
    return false;
  };
  const mergeIfMany = (before: number): void => {
    const times = Math.floor(added / mergeEvery) - Math.floor(before / mergeEvery);
    for (let time = 0; time < times; time += 1) {
      if (merge !== null || runs.last - runs.first >= mostRuns) mergeSome();
    }
  };

  return {
    /** The rows that may be of this subject; who looks one up compares, because a row may have changed. */
    find: (subject: Buffer): readonly number[] => {
      const { first, last } = runs;
      const found = newest.all(subject, last, subject);
      // Which are there from when a list comes in until it is settled: they take longer.
      return first === last ? found : [...found, ...older.all({ first, last: last - 1, subject })];
    },
    /** Inside the transaction that adds somebody. */
    noteAdded: (subject: Buffer, no: number): void => {
      note.run(runs.last, subject, no);
      hold(1);
      added += 1;
      mergeIfMany(added - 1);
    },
    /** Inside the transaction that adds so many, all after this row. */
    noteManyAdded: (lastBefore: number, people: number): void => {
      noteRows.run(runs.last, lastBefore);
      hold(people);
      added += people;
      mergeIfMany(added - people);
    },
    mergeSome,
    /** After a rollback, or when somebody wrote past this. */
    forget,
  };
};

/** The smallest of the subjects that begin with these two bytes. */
const bound = (firstTwo: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(firstTwo);
  return bytes;
};

/** The ids of those whom nobody would find by subject: none, unless the file was written to from elsewhere. */
export const lostSubjects = (database: Database): readonly string[] =>
  database
    .prepare<[], string>(
      `SELECT id FROM attendees AS a
       WHERE NOT EXISTS (SELECT 1 FROM subjects AS s WHERE s.subject = a.subject AND s.no = a.no)
         AND NOT EXISTS (
           SELECT 1 FROM new_subjects AS s
           WHERE s.run IN (SELECT DISTINCT run FROM new_subjects) AND s.subject = a.subject AND s.no = a.no)
       ORDER BY id`,
    )
    .pluck()
    .all();

/** Inside a transaction: somebody is found by subject again. */
export const findAgain = (database: Database, id: string): void => {
  database
    .prepare('INSERT OR IGNORE INTO subjects SELECT subject, no FROM attendees WHERE id = ?')
    .run(id);
};
