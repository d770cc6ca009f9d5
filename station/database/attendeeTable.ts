import { z } from 'zod';
import { subjectBytes, type PackedPeople } from '#lists/packPeople.ts';
import { Attendee } from '#shared/model/attendee.ts';
import { attendeeText } from '#shared/model/attendeeText.ts';
import type { Database } from '#sqlite/openDatabase.ts';
import { createSubjectIndex } from './subjectIndex.ts';

const Row = z.object({
  no: z.int(),
  data: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(Attendee),
});

const SearchRow = z.object({
  no: z.int(),
  name: z.string(),
  company: z.string(),
  email: z.string(),
  orderNumber: z.string(),
});

/** An attendee with the row number that the search index knows it by. */
export type StoredAttendee = Attendee & { readonly no: number };

/** The event's list as this station has it. */
export const createAttendeeTable = (database: Database) => {
  const by = (column: string) =>
    database.prepare<[string]>(`SELECT no, data FROM attendees WHERE ${column} = ?`);
  const byId = by('id');
  const bySubject = database.prepare<[Buffer, Buffer, Buffer]>(
    `SELECT no, data FROM attendees WHERE subject = ? AND no IN (
       SELECT no FROM subjects WHERE subject = ? UNION ALL SELECT no FROM new_subjects WHERE subject = ?)`,
  );
  const byImportedCode = by('imported_code');
  const byNo = database.prepare<[number]>('SELECT no, data FROM attendees WHERE no = ?');
  const page = database.prepare<[number, number]>(
    'SELECT no, data FROM attendees WHERE no > ? ORDER BY no LIMIT ?',
  );
  const said = (field: string) => `coalesce(data ->> '${field}', '')`;
  const searchPage = database.prepare<[number, number]>(
    `SELECT no, trim(${said('firstName')} || ' ' || ${said('lastName')} || ' ' || ${said('badgeName')}) AS name,
       ${said('company')} AS company, ${said('email')} AS email, ${said('orderNumber')} AS orderNumber
     FROM attendees WHERE no > ? ORDER BY no LIMIT ?`,
  );
  const insert = database.prepare(
    `INSERT INTO attendees (id, subject, row_key, imported_code, data) VALUES (?, ?, ?, ?, CAST(? AS TEXT))
     ON CONFLICT (id) DO NOTHING`,
  );
  const update = database
    .prepare<[Buffer, string, string | null, string, string], number>(
      'UPDATE attendees SET subject = ?, row_key = ?, imported_code = ?, data = ? WHERE id = ? RETURNING no',
    )
    .pluck();
  const rowKeys = database.prepare<[], { id: string; rowKey: string }>(
    "SELECT id, row_key AS rowKey FROM attendees WHERE row_key <> '' ORDER BY no",
  );
  const walkIns = database.prepare("SELECT no, data FROM attendees WHERE row_key = '' ORDER BY no");
  const count = database.prepare('SELECT count(*) FROM attendees').pluck();
  const lastNo = database.prepare('SELECT coalesce(max(no), 0) FROM attendees').pluck();
  const anyImportedCode = database
    .prepare('SELECT 1 FROM attendees WHERE imported_code IS NOT NULL LIMIT 1')
    .pluck();
  const categories = database
    .prepare<[], string>(
      `SELECT data ->> 'category' AS category FROM attendees WHERE category <> ''
       GROUP BY category ORDER BY count(*) DESC, category LIMIT 100`,
    )
    .pluck();
  const bySessions = database.prepare<[], { sessions: string; count: number }>(
    `SELECT data -> 'sessions' AS sessions, count(*) AS count FROM attendees
     WHERE sessions IS NOT NULL GROUP BY sessions`,
  );

  const subjectIndex = createSubjectIndex(database);
  let version = 0;
  const parse = (row: unknown): StoredAttendee | null => {
    if (row === undefined) return null;
    const { no, data } = Row.parse(row);
    return { no, ...data };
  };
  const parseAll = (rows: readonly unknown[]): readonly StoredAttendee[] =>
    rows.flatMap((row) => parse(row) ?? []);
  /** Of several, which only forged facts make, the one with the smallest id. Sorting them in SQL would cost each scan 12 µs. */
  const parseOne = (rows: readonly unknown[]): StoredAttendee | null =>
    parseAll(rows).reduce<StoredAttendee | null>(
      (first, each) => (first !== null && first.id < each.id ? first : each),
      null,
    );

  const insertIfNew = (attendee: Attendee): number | null => {
    const { id, subject, rowKey, importedCode } = attendee;
    const bytes = Buffer.from(subject, 'hex');
    const added = insert.run(id, bytes, rowKey, importedCode, attendeeText(attendee));
    if (added.changes === 0) return null;
    const no = Number(added.lastInsertRowid);
    version += 1;
    subjectIndex.noteAdded(bytes, no);
    return no;
  };

  const add = (attendee: Attendee): number => {
    const no = insertIfNew(attendee);
    if (no === null) throw new Error('an attendee of this id is there already');
    return no;
  };

  const insertPacked = (packs: readonly PackedPeople[]): void => {
    const before = Number(lastNo.get());
    let people = 0;
    for (const { ids, bytes, places, ...pack } of packs) {
      for (const [index, id] of ids.entries()) {
        const subject = pack.subjects.subarray(index * subjectBytes, (index + 1) * subjectBytes);
        const text = bytes.subarray(places[2 * index], places[2 * index + 1]);
        const added = insert.run(id, subject, pack.rowKeys[index], pack.importedCodes[index], text);
        if (added.changes === 0) throw new Error('an attendee of this id is there already');
      }
      people += ids.length;
    }
    subjectIndex.noteManyAdded(before, people);
    version += people;
  };

  return {
    byId: (id: string) => parse(byId.get(id)),
    byNo: (no: number) => parse(byNo.get(no)),
    bySubject: (subject: string) => {
      const bytes = Buffer.from(subject, 'hex');
      return parseOne(bySubject.all(bytes, bytes, bytes));
    },
    byImportedCode: (hmac: string) => parseOne(byImportedCode.all(hmac)),
    page: (after: number, limit: number) => parseAll(page.all(after, limit)),
    /** As searchFields() has it, without the garbage of whole attendees: the index is built of all of them at a start. */
    searchPage: (after: number, limit: number) =>
      searchPage.all(after, limit).map((row) => SearchRow.parse(row)),
    /** Inside a transaction: somebody whose id is new. Gives the row number. */
    insert: add,
    /** The same for many, whose ids were made for them. */
    insertPacked,
    /** The row of whoever was added last; 0 where nobody is on the list. */
    lastNo: (): number => Number(lastNo.get()),
    /** The same; null, and nothing happens, where the id is here already. */
    insertIfNew,
    /** Inside a transaction. Adds, or changes all but the id. Gives the row number. */
    save: (attendee: Attendee): number => {
      const { id, subject, rowKey, importedCode } = attendee;
      const text = attendeeText(attendee);
      version += 1;
      const no = update.get(Buffer.from(subject, 'hex'), rowKey, importedCode, text, id);
      return no ?? add(attendee);
    },
    /** Rises whenever somebody is saved: what was computed of an older list is stale. */
    version: (): number => version,
    rowKeys: () => rowKeys.all(),
    /** People whom no list brought. */
    walkIns: (): readonly StoredAttendee[] =>
      parseAll(walkIns.all()).filter(({ source }) => source === 'walk_in'),
    count: (): number => Number(count.get()),
    hasImportedCodes: (): boolean => anyImportedCode.get() !== undefined,
    categories: (): readonly string[] => categories.all(),
    /** How many are registered for each session. */
    registrations: (): ReadonlyMap<string, number> => {
      const counts = new Map<string, number>();
      for (const row of bySessions.all()) {
        for (const session of Attendee.shape.sessions.parse(JSON.parse(row.sessions))) {
          counts.set(session, (counts.get(session) ?? 0) + row.count);
        }
      }
      return counts;
    },
  };
};
export type AttendeeTable = ReturnType<typeof createAttendeeTable>;
