import { z } from 'zod';
import type { Presence } from '#shared/rules/presence.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const Counts = z.object({ checkpoint: z.string(), inside: z.int(), passed: z.int() });
const BadgeRow = z.object({ generation: z.int(), at: z.int(), station: z.string() });

/** Projections of the facts that look-ups and counters read: presence at checkpoints, and the newest badges. */
export const createPresenceTable = (database: Database) => {
  const upsert = database.prepare(`
    INSERT INTO presence (checkpoint, attendee, first_at, inside) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET first_at = excluded.first_at, inside = excluded.inside`);
  const one = database.prepare<[string, string], { firstAt: number | null; inside: number }>(
    'SELECT first_at AS firstAt, inside FROM presence WHERE checkpoint = ? AND attendee = ?',
  );
  const counts = database.prepare(
    'SELECT checkpoint, sum(inside) AS inside, count(first_at) AS passed FROM presence GROUP BY checkpoint',
  );
  const saveBadge = database.prepare(`
    INSERT INTO badges (attendee, generation, at, station) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET generation = excluded.generation, at = excluded.at, station = excluded.station
    WHERE (excluded.generation, excluded.at, excluded.station) > (badges.generation, badges.at, badges.station)`);
  const badge = database.prepare('SELECT generation, at, station FROM badges WHERE attendee = ?');

  // Counters change with every scan; they are counted once and then kept up by the difference.
  let counted: Map<string, { inside: number; passed: number }> | null = null;
  const countsOf = (checkpoint: string) => {
    counted ??= new Map(
      counts
        .all()
        .map((row) => Counts.parse(row))
        .map((row) => [row.checkpoint, row]),
    );
    return counted.get(checkpoint) ?? { inside: 0, passed: 0 };
  };

  return {
    /** Inside a transaction; `forget` after a rollback. */
    save: (checkpoint: string, attendee: string, presence: Presence): void => {
      const before = countsOf(checkpoint);
      const known = one.get(checkpoint, attendee) ?? { firstAt: null, inside: 0 };
      const inside = presence.inside ? 1 : 0;
      const passed = presence.first === null ? 0 : 1;
      upsert.run(checkpoint, attendee, presence.first?.at ?? null, inside);
      counted?.set(checkpoint, {
        inside: before.inside - known.inside + inside,
        passed: before.passed - (known.firstAt === null ? 0 : 1) + passed,
      });
    },
    /** When somebody first passed a checkpoint, corrected time in ms; null if not (any more). */
    firstAt: (checkpoint: string, attendee: string): number | null =>
      one.get(checkpoint, attendee)?.firstAt ?? null,
    counts: countsOf,
    saveBadge: (row: { attendee: string; generation: number; at: number; station: string }) => {
      saveBadge.run(row.attendee, row.generation, row.at, row.station);
    },
    badge: (attendee: string) => {
      const row = badge.get(attendee);
      return row === undefined ? null : BadgeRow.parse(row);
    },
    forget: (): void => {
      counted = null;
    },
  };
};
export type PresenceTable = ReturnType<typeof createPresenceTable>;
