import { z } from 'zod';
import {
  placeDigits,
  placeNumbers,
  placeOf,
  subjectBytes,
  type PackedRows,
} from '#lists/packRows.ts';
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
  const bySubject = database.prepare<[number, Buffer]>(
    'SELECT no, data FROM attendees WHERE no = ? AND subject = ?',
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
  const insertRows = database.prepare(
    `WITH RECURSIVE person (no) AS (SELECT 0 UNION ALL SELECT no + 1 FROM person WHERE no + 1 < @people)
     INSERT INTO attendees (id, subject, row_key, imported_code, data)
     SELECT ${packed('keys', placeOf.id)}, substr(@subjects, ${subjectBytes} * no + 1, ${subjectBytes}), ${packed('keys', placeOf.rowKey)},
       nullif(${packed('keys', placeOf.importedCode)}, ''), ${packed('bytes', placeOf.text)}
     FROM person WHERE NOT EXISTS (SELECT 1 FROM attendee_writes WHERE attendee = ${packed('keys', placeOf.id)})
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

  const insertPacked = (
    packs: readonly { readonly rows: PackedRows; readonly bytes: Uint8Array }[],
  ): number => {
    const before = Number(lastNo.get());
    let added = 0;
    for (const { rows, bytes } of packs) {
      if (rows.people > 0) added += insertRows.run({ ...rows, bytes }).changes;
    }
    if (added > 0) subjectIndex.noteManyAdded(before, added);
    version += added;
    return added;
  };

  return {
    byId: (id: string) => parse(byId.get(id)),
    byNo: (no: number) => parse(byNo.get(no)),
    bySubject: (subject: string) => {
      const bytes = Buffer.from(subject, 'hex');
      return parseOne(subjectIndex.find(bytes).map((no) => bySubject.get(no, bytes)));
    },
    /** Inside a transaction: some rows of a list get their place in the index of subjects. False where all have it. */
    settleSome: subjectIndex.mergeSome,
    forget: subjectIndex.forget,
    byImportedCode: (hmac: string) => parseOne(byImportedCode.all(hmac)),
    page: (after: number, limit: number) => parseAll(page.all(after, limit)),
    /** As searchFields() has it, without the garbage of whole attendees: the index is built of all of them at a start. */
    searchPage: (after: number, limit: number) =>
      searchPage.all(after, limit).map((row) => SearchRow.parse(row)),
    /** Inside a transaction: somebody whose id is new. Gives the row number. */
    insert: add,
    /**
     * Many, in their order, whose texts are in the bytes: without those who are here already or of whom something was written.
     * Gives how many went in.
     */
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

/** The text of bytes whose place is this number of a person's places, and whose length is the next. */
const packed = (bytes: string, number: number): string => {
  const at = (which: number): string =>
    `CAST(substr(@places, ${placeDigits} * (${placeNumbers} * no + ${which}) + 1, ${placeDigits}) AS INTEGER)`;
  return `CAST(substr(@${bytes}, ${at(number)}, ${at(number + 1)}) AS TEXT)`;
};

export type AttendeeTable = ReturnType<typeof createAttendeeTable>;
