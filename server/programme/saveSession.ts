import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { changedDoor } from '#lists/planSessions.ts';
import { sessionIdOf } from '#lists/sessionNames.ts';
import type { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { doorCheckpointId } from '#shared/model/ids.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { doorCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { createWriter } from '../log/createWriter.ts';
import { checkPublicFields } from '../links/checkPublicFields.ts';
import { personLine } from '../people/ownFields.ts';
import type { StoreContext } from '../storeContext.ts';
import { readCheckpoints } from './readCheckpoints.ts';
import { readSessions } from './readSessions.ts';
import { writeProgramme } from './writeProgramme.ts';

/** What staff say of a session; times are ms since 1970, `seats` null means no limit. */
export const SessionFields = z.object({
  title: personLine.min(1),
  room: personLine,
  startsAt: z.int().min(0),
  endsAt: z.int().min(0),
  seats: z.int().min(0).max(1_000_000).nullable(),
  /** It does not take place: nobody can choose it, and its door is closed. */
  canceled: z.boolean(),
});
export type SessionFields = z.infer<typeof SessionFields>;

export interface SessionToSave {
  /** Null for a new one. */
  readonly id: string | null;
  readonly fields: Partial<SessionFields>;
  readonly actor: Actor;
}

export type SaveSessionError =
  'no_event' | 'unknown_session' | 'no_title' | 'ends_before_it_begins' | 'make_a_generic_link';

/** Adds a session, changes one or cancels it, as a fact that every station gets; gives its id. */
export const saveSession = async (
  context: StoreContext,
  { id, fields, actor }: SessionToSave,
): Promise<Result<string, SaveSessionError>> => {
  const { database, clock, random } = context;
  return createWriter(database)(async (trx, event): Promise<Result<string, SaveSessionError>> => {
    const now = clock();
    const sessions = await readSessions(trx, event.id);
    const before = sessions.find((session) => session.id === id);
    if (id !== null && before === undefined) return err('unknown_session');
    const { title = '' } = { ...before, ...fields };
    if (title === '') return err('no_title');
    // By its title, as lists name it; a second one of that title gets an id of its own.
    const byTitle = sessionIdOf(title);
    const isTaken = sessions.some((session) => session.id === byTitle);
    const newId = isTaken ? uuidv7({ msecs: now, random: random(16) }) : byTitle;
    const session = sessionWith(
      before ?? {
        ...{ id: newId, title, room: '', seats: null },
        ...{ startsAt: event.startsAt, endsAt: event.startsAt },
      },
      fields,
    );
    if (session.endsAt < session.startsAt) return err('ends_before_it_begins');
    const open = checkPublicFields({ title: session.title, room: session.room });
    if (!open.ok) return open;
    const different = differentFields(before, session);
    if (different.length === 0) return ok(session.id);

    const checkpoints = new Map((await readCheckpoints(trx, event.id)).map((one) => [one.id, one]));
    await writeProgramme(trx, context, {
      event: event.id,
      sessions: [session],
      checkpoints: doorOf(session, {
        checkpoints,
        isSwitched: different.includes('canceled'),
        now,
      }),
    });
    await appendAudit(trx, { event: event.id, now }, [
      {
        actor,
        action: before === undefined ? 'session.added' : 'session.changed',
        subject: session.id,
        details: { fields: different.join(' '), canceled: session.canceled === true },
      },
    ]);
    return ok(session.id);
  });
};

const sessionWith = (before: Session, { canceled, ...fields }: Partial<SessionFields>): Session => {
  const { canceled: wasCanceled = false, ...session } = before;
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    ...session,
    ...Object.fromEntries(said),
    ...((canceled ?? wasCanceled) ? { canceled: true } : {}),
  };
};

const fieldNames = ['title', 'room', 'startsAt', 'endsAt', 'seats', 'canceled'] as const;

const differentFields = (before: Session | undefined, session: Session): readonly string[] =>
  fieldNames.filter((field) => before?.[field] !== session[field]);

/** The door goes by the room's name. A station of any version refuses at one that is closed. */
const doorOf = (
  session: Session,
  {
    checkpoints,
    isSwitched,
    now,
  }: {
    readonly checkpoints: ReadonlyMap<string, Checkpoint>;
    readonly isSwitched: boolean;
    readonly now: number;
  },
): readonly Checkpoint[] => {
  const [renamed] = changedDoor(session, checkpoints);
  if (!isSwitched) return renamed === undefined ? [] : [renamed];
  const door = renamed ?? checkpoints.get(doorCheckpointId(session.id)) ?? doorCheckpoint(session);
  const closesAt = session.canceled === true ? now : null;
  return [{ ...door, policy: { ...door.policy, closesAt } }];
};
