import { z } from 'zod';
import { BadgeJob } from '#shared/contract/badgeCalls.ts';
import type { Database } from '#sqlite/openDatabase.ts';

export const JobRow = z.object({
  id: z.string(),
  attendee: z.string(),
  generation: z.int(),
  printer: z.string(),
  state: BadgeJob.shape.state,
  problem: z.string().nullable(),
  at: z.int(),
});
export type JobRow = z.infer<typeof JobRow>;

/** The print queue; it survives a restart. */
export const createJobTable = (database: Database) => {
  const columns = 'id, attendee, generation, printer, state, problem, at';
  const insert = database.prepare(
    `INSERT INTO badge_jobs (${columns}) VALUES (@id, @attendee, @generation, @printer, @state, @problem, @at)`,
  );
  const change = database.prepare('UPDATE badge_jobs SET state = ?, problem = ? WHERE id = ?');
  const byId = database.prepare(`SELECT ${columns} FROM badge_jobs WHERE id = ?`);
  const newest = database.prepare(`SELECT ${columns} FROM badge_jobs ORDER BY no DESC LIMIT ?`);
  const interrupted = database.prepare(
    "UPDATE badge_jobs SET state = 'unknown' WHERE state IN ('queued', 'handed_over') AND printer <> 'pdf'",
  );

  return {
    add: (job: JobRow): void => {
      insert.run(job);
    },
    change: (id: string, state: JobRow['state'], problem: string | null): void => {
      change.run(state, problem, id);
    },
    byId: (id: string): JobRow | null => {
      const row = byId.get(id);
      return row === undefined ? null : JobRow.parse(row);
    },
    newest: (limit: number): readonly JobRow[] => newest.all(limit).map((row) => JobRow.parse(row)),
    /** After a restart nobody knows what became of jobs that were under way: a person has to say. */
    markInterrupted: (): void => {
      interrupted.run();
    },
  };
};
export type JobTable = ReturnType<typeof createJobTable>;
