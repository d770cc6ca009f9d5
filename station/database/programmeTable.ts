import { z } from 'zod';
import { Checkpoint, CheckpointPolicy, Session } from '#shared/model/checkpoint.ts';
import { isLater, Stamp } from '#shared/rules/stamp.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const CheckpointRow = Checkpoint.extend({
  policy: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(CheckpointPolicy),
});

const SessionRow = Session.extend({ canceled: z.int() }).transform(
  ({ canceled, ...session }): Session =>
    canceled === 1 ? { ...session, canceled: true } : session,
);

const StampText = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(Stamp)
  .nullable();
const stampText = (stamp: Stamp | null): string | null =>
  stamp === null ? null : JSON.stringify(stamp);

interface Programme {
  readonly sessions: readonly { readonly id: string }[];
  readonly checkpoints: readonly { readonly id: string }[];
}

/** Sessions and checkpoints. They are few and read on every scan, so they are remembered until one is saved. */
export const createProgrammeTable = (database: Database) => {
  const allSessions = database.prepare(
    'SELECT id, title, room, starts_at AS startsAt, ends_at AS endsAt, seats, canceled FROM sessions ORDER BY starts_at, room, id',
  );
  const allCheckpoints = database.prepare(
    'SELECT id, kind, name, session AS sessionId, policy FROM checkpoints',
  );
  const upsertSession = database.prepare(`
    INSERT INTO sessions (id, title, room, starts_at, ends_at, seats, canceled, stamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, room = excluded.room, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, seats = excluded.seats, canceled = excluded.canceled, stamp = excluded.stamp`);
  const upsertCheckpoint = database.prepare(`
    INSERT INTO checkpoints (id, kind, name, session, policy, stamp) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, session = excluded.session,
      policy = excluded.policy, stamp = excluded.stamp`);
  const stampIn = {
    sessions: database.prepare<[string]>('SELECT stamp FROM sessions WHERE id = ?').pluck(),
    checkpoints: database.prepare<[string]>('SELECT stamp FROM checkpoints WHERE id = ?').pluck(),
  };
  const restamps = ['sessions', 'checkpoints'].map((table) =>
    database.prepare<[string, string, number, number]>(
      `UPDATE ${table} SET stamp = ? WHERE stamp ->> 1 = ? AND stamp ->> 2 = ? AND stamp ->> 3 = ?`,
    ),
  );
  const stampOfRow = (table: keyof typeof stampIn, id: string): Stamp | null =>
    StampText.parse(stampIn[table].get(id) ?? null);
  const isOlder = (table: keyof typeof stampIn, id: string, stamp: Stamp | null): boolean => {
    const known = stampOfRow(table, id);
    return known !== null && (stamp === null || !isLater(stamp, known));
  };

  let sessions: ReadonlyMap<string, Session> | null = null;
  let checkpoints: ReadonlyMap<string, Checkpoint> | null = null;

  return {
    /** In order of time, by id. */
    sessions: (): ReadonlyMap<string, Session> =>
      (sessions ??= new Map(
        allSessions
          .all()
          .map((row) => SessionRow.parse(row))
          .map((session) => [session.id, session]),
      )),
    checkpoints: (): ReadonlyMap<string, Checkpoint> =>
      (checkpoints ??= new Map(
        allCheckpoints
          .all()
          .map((row) => CheckpointRow.parse(row))
          .map((checkpoint) => [checkpoint.id, checkpoint]),
      )),
    /** Who wrote these last, and when; what nobody wrote yet is left out. */
    stamps: ({ sessions: some, checkpoints: others }: Programme): readonly Stamp[] =>
      [
        ...some.map(({ id }) => stampOfRow('sessions', id)),
        ...others.map(({ id }) => stampOfRow('checkpoints', id)),
      ].filter((stamp) => stamp !== null),
    /** Inside a transaction; `forget` after a rollback. The last writer wins, whoever comes last. */
    saveSession: (session: Session, stamp: Stamp | null = null): void => {
      const { id, title, room, startsAt, endsAt, seats } = session;
      const canceled = session.canceled === true ? 1 : 0;
      if (isOlder('sessions', id, stamp)) return;
      upsertSession.run(...[id, title, room, startsAt, endsAt, seats, canceled, stampText(stamp)]);
      sessions = null;
    },
    saveCheckpoint: (checkpoint: Checkpoint, stamp: Stamp | null = null): void => {
      const { id, kind, name, sessionId, policy } = checkpoint;
      if (isOlder('checkpoints', id, stamp)) return;
      upsertCheckpoint.run(id, kind, name, sessionId, JSON.stringify(policy), stampText(stamp));
      checkpoints = null;
    },
    /** Inside a transaction: what this fact wrote counts as written at another time. */
    restamp: (stamp: Stamp): void => {
      const [, station, incarnation, seq] = stamp;
      for (const update of restamps) update.run(JSON.stringify(stamp), station, incarnation, seq);
    },
    forget: (): void => {
      sessions = null;
      checkpoints = null;
    },
  };
};
export type ProgrammeTable = ReturnType<typeof createProgrammeTable>;
