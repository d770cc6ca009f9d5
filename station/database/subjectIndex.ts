import type { Database } from '#sqlite/openDatabase.ts';

/** How many of the newest stay among themselves: fewer write more pages of the large table, more write more of the small one. */
const newest = 4000;
const moveEvery = 250;

/**
 * Whose a subject may be. Subjects are random, so one index would have nearly a page of it written for each row of a list that
 * comes in. New ones go into a small table, and some that follow each other from there into the large one, round and round:
 * those share its pages. A trigger notes every subject that changes; an entry that is no longer so does no harm, because
 * whoever looks one up compares. Never many move at once: a scan may be waiting.
 */
export const createSubjectIndex = (database: Database) => {
  const count = database.prepare<[], number>('SELECT count(*) FROM new_subjects').pluck();
  const following = database
    .prepare<[Buffer, number], Buffer>(
      'SELECT subject FROM new_subjects WHERE subject > ? ORDER BY subject LIMIT 1 OFFSET ?',
    )
    .pluck();
  const copy = database.prepare<[Buffer, Buffer]>(
    `INSERT OR IGNORE INTO subjects
     SELECT subject, no FROM new_subjects WHERE subject > ? AND subject <= ? ORDER BY subject`,
  );
  const remove = database.prepare<[Buffer, Buffer]>(
    'DELETE FROM new_subjects WHERE subject > ? AND subject <= ?',
  );

  const note = database.prepare<[Buffer, number]>(
    'INSERT OR IGNORE INTO new_subjects VALUES (?, ?)',
  );
  const noteRows = (table: string) =>
    database.prepare<[number]>(
      `INSERT OR IGNORE INTO ${table} SELECT subject, no FROM attendees WHERE no > ? ORDER BY subject`,
    );
  const noteNew = noteRows('new_subjects');
  const noteSettled = noteRows('subjects');

  let added = 0;
  let after: Buffer = first;

  const move = (): void => {
    const tooMany = (count.get() ?? 0) - newest;
    if (tooMany <= 0) return;
    const to = following.get(after, Math.min(tooMany, 2 * moveEvery) - 1) ?? last;
    copy.run(after, to);
    remove.run(after, to);
    after = to.equals(last) ? first : to;
  };

  return {
    /** Inside the transaction that adds somebody. */
    noteAdded: (subject: Buffer, no: number): void => {
      note.run(subject, no);
      added += 1;
      if (added % moveEvery === 0) move();
    },
    /** Inside the transaction that adds so many, all after this row. */
    noteManyAdded: (lastBefore: number, people: number): void => {
      // So many write all pages of the large table anyway.
      if (people >= newest) return void noteSettled.run(lastBefore);
      noteNew.run(lastBefore);
      for (let moved = 0; moved < people; moved += moveEvery) move();
    },
  };
};

/** What is smaller than all subjects, and their largest. */
const first = Buffer.alloc(0);
const last = Buffer.alloc(8, 0xff);

/** The ids of those whom nobody would find by subject: none, unless the file was written to from elsewhere. */
export const lostSubjects = (database: Database): readonly string[] =>
  database
    .prepare<[], string>(
      `SELECT id FROM attendees AS a
       WHERE NOT EXISTS (SELECT 1 FROM subjects AS s WHERE s.subject = a.subject AND s.no = a.no)
         AND NOT EXISTS (SELECT 1 FROM new_subjects AS s WHERE s.subject = a.subject AND s.no = a.no)
       ORDER BY id`,
    )
    .pluck()
    .all();

/** Inside a transaction: somebody is found by subject again. */
export const findAgain = (database: Database, id: string): void => {
  database
    .prepare('INSERT OR IGNORE INTO new_subjects SELECT subject, no FROM attendees WHERE id = ?')
    .run(id);
};
