import { z } from 'zod';
import { isLater, Stamp } from '#shared/rules/stamp.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const Row = z.object({
  one: z.string(),
  other: z.string(),
  kept: z.string().nullable(),
  stamp: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(Stamp),
});

/** What supervisors decided of records that may be one person. They are few, and remembered until one is decided. */
export const createPairTable = (database: Database) => {
  const all = database.prepare('SELECT one, other, kept, stamp FROM person_pairs');
  const one = database.prepare(
    'SELECT one, other, kept, stamp FROM person_pairs WHERE one = ? AND other = ?',
  );
  const upsert = database.prepare(`
    INSERT INTO person_pairs (one, other, kept, stamp) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET kept = excluded.kept, stamp = excluded.stamp`);
  let keptByGivenUp: ReadonlyMap<string, string> | null = null;

  const read = (pair: readonly [string, string]) => {
    const row = one.get(...pair);
    return row === undefined ? null : Row.parse(row);
  };

  return {
    /** The decision on a pair, ids in their order; null where there is none. */
    read,
    /** Inside a transaction; `forget` after a rollback. The last decision counts, whoever comes last. */
    decide: (pair: readonly [string, string], kept: string | null, stamp: Stamp): void => {
      if (!isLater(stamp, read(pair)?.stamp ?? null)) return;
      upsert.run(...pair, kept, JSON.stringify(stamp));
      keptByGivenUp = null;
    },
    /** The record that counts where this one was given up; null where it was not. */
    keptInsteadOf: (attendee: string): string | null => {
      keptByGivenUp ??= new Map(
        all
          .all()
          .map((row) => Row.parse(row))
          .flatMap((row) =>
            row.kept === null ? [] : [[row.kept === row.one ? row.other : row.one, row.kept]],
          ),
      );
      return keptByGivenUp.get(attendee) ?? null;
    },
    forget: (): void => {
      keptByGivenUp = null;
    },
  };
};
export type PairTable = ReturnType<typeof createPairTable>;
