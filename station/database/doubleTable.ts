import { z } from 'zod';
import type { Double } from '#shared/rules/findDoubles.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const Row = z.object({
  attendee: z.string(),
  checkpoint: z.string(),
  later: z.string(),
  laterAt: z.int(),
  laterStation: z.string(),
  earlier: z.string(),
  earlierAt: z.int(),
  earlierStation: z.string(),
  isSeen: z.int().transform((seen) => seen === 1),
});
export type DoubleRow = z.infer<typeof Row>;

/** Passes of one person at one checkpoint by stations apart from each other, and which of them a supervisor has seen. */
export const createDoubleTable = (database: Database) => {
  const clear = database.prepare('DELETE FROM doubles WHERE checkpoint = ? AND attendee = ?');
  const insert = database.prepare(`
    INSERT OR REPLACE INTO doubles
      (checkpoint, attendee, later, later_at, later_station, earlier, earlier_at, earlier_station)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const see = database.prepare('INSERT OR IGNORE INTO seen_doubles (later) VALUES (?)');
  const newest = database.prepare(`
    SELECT attendee, checkpoint, later, later_at AS laterAt, later_station AS laterStation, earlier,
      earlier_at AS earlierAt, earlier_station AS earlierStation,
      EXISTS (SELECT 1 FROM seen_doubles WHERE seen_doubles.later = doubles.later) AS isSeen
    FROM doubles ORDER BY later_at DESC, later DESC`);

  let rows: readonly DoubleRow[] | null = null;

  return {
    /** Inside a transaction; `forget` after a rollback. These and no others are what is known of the person there. */
    save: (checkpoint: string, attendee: string, doubles: readonly Double[]): void => {
      const cleared = clear.run(checkpoint, attendee).changes;
      if (cleared > 0 || doubles.length > 0) rows = null;
      for (const { earlier, later } of doubles) {
        insert.run(
          checkpoint,
          attendee,
          later.factId,
          later.at,
          later.station,
          earlier.factId,
          earlier.at,
          earlier.station,
        );
      }
    },
    /** Inside a transaction. */
    markSeen: (laterFactId: string): void => {
      see.run(laterFactId);
      rows = null;
    },
    /** Newest first. Remembered until one comes or is seen, as the counter on the screen asks after every scan. */
    all: (): readonly DoubleRow[] => (rows ??= newest.all().map((row) => Row.parse(row))),
    forget: (): void => {
      rows = null;
    },
  };
};
export type DoubleTable = ReturnType<typeof createDoubleTable>;
