import { z } from 'zod';
import { Attendee } from '#shared/model/attendee.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const columns = `no, id, subject, row_key AS rowKey, source, first_name AS firstName, last_name AS lastName,
  badge_name AS badgeName, company, email, phone, order_number AS orderNumber, category, status, note, sessions,
  entry_generation AS entryGeneration, badge_generation AS badgeGeneration, hold, imported_code AS importedCode`;

const AttendeeRow = Attendee.extend({
  no: z.int(),
  sessions: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(Attendee.shape.sessions),
});
/** An attendee with the row number that the search index knows it by. */
export type StoredAttendee = z.infer<typeof AttendeeRow>;

const SearchableRow = z.object({
  no: z.int(),
  name: z.string(),
  company: z.string(),
  email: z.string(),
  orderNumber: z.string(),
});
export type SearchableRow = z.infer<typeof SearchableRow>;

/** The event's list as this station has it. */
export const createAttendeeTable = (database: Database) => {
  const by = (column: string) =>
    database.prepare<[string | number]>(`SELECT ${columns} FROM attendees WHERE ${column} = ?`);
  const byId = by('id');
  const byNo = by('no');
  const bySubject = by('subject');
  const byImportedCode = by('imported_code');
  const page = database.prepare<[number, number]>(
    `SELECT ${columns} FROM attendees WHERE no > ? ORDER BY no LIMIT ?`,
  );
  const insertInto = `
    INSERT INTO attendees (id, subject, row_key, source, first_name, last_name, badge_name, company, email, phone,
      order_number, category, status, note, sessions, entry_generation, badge_generation, hold, imported_code)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  const insert = database.prepare(insertInto);
  const upsert = database.prepare(`${insertInto}
    ON CONFLICT (id) DO UPDATE SET
      row_key = excluded.row_key, first_name = excluded.first_name, last_name = excluded.last_name,
      badge_name = excluded.badge_name, company = excluded.company, email = excluded.email, phone = excluded.phone,
      order_number = excluded.order_number, category = excluded.category, status = excluded.status,
      note = excluded.note, sessions = excluded.sessions, entry_generation = excluded.entry_generation,
      badge_generation = excluded.badge_generation, hold = excluded.hold, imported_code = excluded.imported_code`);
  const rowKeys = database.prepare<[], { id: string; rowKey: string }>(
    "SELECT id, row_key AS rowKey FROM attendees WHERE row_key <> '' ORDER BY no",
  );
  const count = database.prepare('SELECT count(*) FROM attendees').pluck();
  const anyImportedCode = database
    .prepare('SELECT 1 FROM attendees WHERE imported_code IS NOT NULL LIMIT 1')
    .pluck();
  const searchable = database.prepare<[number, number]>(
    `SELECT no, trim(first_name || ' ' || last_name || ' ' || badge_name) AS name, company, email,
       order_number AS orderNumber FROM attendees WHERE no > ? ORDER BY no LIMIT ?`,
  );
  const categories = database
    .prepare<[], string>(
      "SELECT category FROM attendees WHERE category <> '' GROUP BY category ORDER BY count(*) DESC, category LIMIT 100",
    )
    .pluck();
  const bySessions = database.prepare<[], { sessions: string; count: number }>(
    "SELECT sessions, count(*) AS count FROM attendees WHERE sessions <> '[]' GROUP BY sessions",
  );

  let version = 0;
  const parse = (row: unknown): StoredAttendee | null =>
    row === undefined ? null : AttendeeRow.parse(row);

  return {
    byId: (id: string) => parse(byId.get(id)),
    byNo: (no: number) => parse(byNo.get(no)),
    bySubject: (subject: string) => parse(bySubject.get(subject)),
    byImportedCode: (hmac: string) => parse(byImportedCode.get(hmac)),
    page: (after: number, limit: number) =>
      page.all(after, limit).map((row) => AttendeeRow.parse(row)),
    /** Inside a transaction: somebody whose id is new. Gives the row number. */
    insert: (attendee: Attendee): number => {
      version += 1;
      return Number(insert.run(...valuesOf(attendee)).lastInsertRowid);
    },
    /** Inside a transaction. Inserts, or changes all but id, subject and source. */
    save: (attendee: Attendee): void => {
      upsert.run(...valuesOf(attendee));
      version += 1;
    },
    /** Rises whenever somebody is saved: what was computed of an older list is stale. */
    version: (): number => version,
    rowKeys: () => rowKeys.all(),
    count: (): number => Number(count.get()),
    hasImportedCodes: (): boolean => anyImportedCode.get() !== undefined,
    searchable: (after: number, limit: number): readonly SearchableRow[] =>
      searchable.all(after, limit).map((row) => SearchableRow.parse(row)),
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

const valuesOf = (attendee: Attendee) => [
  attendee.id,
  attendee.subject,
  attendee.rowKey,
  attendee.source,
  attendee.firstName,
  attendee.lastName,
  attendee.badgeName,
  attendee.company,
  attendee.email,
  attendee.phone,
  attendee.orderNumber,
  attendee.category,
  attendee.status,
  attendee.note,
  JSON.stringify(attendee.sessions),
  attendee.entryGeneration,
  attendee.badgeGeneration,
  attendee.hold,
  attendee.importedCode,
];
