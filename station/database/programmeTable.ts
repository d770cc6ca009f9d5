import { z } from 'zod';
import { Checkpoint, CheckpointPolicy, Session } from '#shared/model/checkpoint.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const CheckpointRow = Checkpoint.extend({
  policy: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(CheckpointPolicy),
});

/** Sessions and checkpoints. They are few and read on every scan, so they are remembered until one is saved. */
export const createProgrammeTable = (database: Database) => {
  const allSessions = database.prepare(
    'SELECT id, title, room, starts_at AS startsAt, ends_at AS endsAt, seats FROM sessions ORDER BY starts_at, room, id',
  );
  const allCheckpoints = database.prepare(
    'SELECT id, kind, name, session AS sessionId, policy FROM checkpoints',
  );
  const upsertSession = database.prepare(`
    INSERT INTO sessions (id, title, room, starts_at, ends_at, seats) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, room = excluded.room, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, seats = excluded.seats`);
  const upsertCheckpoint = database.prepare(`
    INSERT INTO checkpoints (id, kind, name, session, policy) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, session = excluded.session,
      policy = excluded.policy`);

  let sessions: ReadonlyMap<string, Session> | null = null;
  let checkpoints: ReadonlyMap<string, Checkpoint> | null = null;

  return {
    /** In order of time, by id. */
    sessions: (): ReadonlyMap<string, Session> =>
      (sessions ??= new Map(
        allSessions
          .all()
          .map((row) => Session.parse(row))
          .map((session) => [session.id, session]),
      )),
    checkpoints: (): ReadonlyMap<string, Checkpoint> =>
      (checkpoints ??= new Map(
        allCheckpoints
          .all()
          .map((row) => CheckpointRow.parse(row))
          .map((checkpoint) => [checkpoint.id, checkpoint]),
      )),
    /** Inside a transaction; `forget` after a rollback. */
    saveSession: (session: Session): void => {
      const { id, title, room, startsAt, endsAt, seats } = session;
      upsertSession.run(id, title, room, startsAt, endsAt, seats);
      sessions = null;
    },
    saveCheckpoint: (checkpoint: Checkpoint): void => {
      const { id, kind, name, sessionId, policy } = checkpoint;
      upsertCheckpoint.run(id, kind, name, sessionId, JSON.stringify(policy));
      checkpoints = null;
    },
    forget: (): void => {
      sessions = null;
      checkpoints = null;
    },
  };
};
export type ProgrammeTable = ReturnType<typeof createProgrammeTable>;
