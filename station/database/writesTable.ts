import { z } from 'zod';
import { hasWrites, noWrites, PersonWrites } from '#shared/rules/person.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const Row = z.object({
  data: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(PersonWrites),
});

/** What was written of people since the list brought them, also of some who are not on the list yet. */
export const createWritesTable = (database: Database) => {
  const select = database.prepare('SELECT data FROM attendee_writes WHERE attendee = ?');
  const upsert = database.prepare(
    'INSERT INTO attendee_writes (attendee, data) VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data',
  );
  const any = database.prepare('SELECT 1 FROM attendee_writes LIMIT 1').pluck();
  const remove = database.prepare('DELETE FROM attendee_writes WHERE attendee = ?');
  // A list of 100,000 that comes in first has none; then there is no need to look for each person.
  let isEmpty: boolean | null = null;
  const hasNone = (): boolean => (isEmpty ??= any.get() === undefined);

  return {
    hasNone,
    read: (attendee: string): PersonWrites => {
      const row = hasNone() ? undefined : select.get(attendee);
      return row === undefined ? noWrites : Row.parse(row).data;
    },
    /** Inside a transaction; `forget` after a rollback. */
    save: (attendee: string, writes: PersonWrites): void => {
      if (hasWrites(writes)) {
        upsert.run(attendee, JSON.stringify(writes));
        isEmpty = false;
      } else if (!hasNone()) {
        remove.run(attendee);
        isEmpty = null;
      }
    },
    forget: (): void => {
      isEmpty = null;
    },
  };
};
export type WritesTable = ReturnType<typeof createWritesTable>;
