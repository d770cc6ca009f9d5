import type { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { doorCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { type SessionNames, sessionIdOf, titleOf } from './sessionNames.ts';
import { noneTaken, type Taken } from './taken.ts';
import type { SessionDraft } from './understandSessions.ts';

export interface KnownProgramme {
  readonly sessions: ReadonlyMap<string, Session>;
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  readonly names: SessionNames;
  /** For a session of which neither the list nor anybody before said when it begins. */
  readonly startsAt: number;
}

export interface PlannedSessions {
  readonly taken: Taken;
  /** What differs from what is known: this is to be written. */
  readonly sessions: readonly Session[];
  readonly checkpoints: readonly Checkpoint[];
}

/** What a programme says anew. A session that is known by title or key is changed where the list says something else. */
export const planSessions = (
  drafts: readonly SessionDraft[],
  known: KnownProgramme,
): PlannedSessions => {
  const changedFields: Record<string, number> = {};
  const count = { added: 0, changed: 0, unchanged: 0 };
  const sessions: Session[] = [];
  for (const draft of drafts) {
    const session = sessionOf(draft, known);
    const before = known.sessions.get(session.id);
    const different = before === undefined ? [] : differentFields(before, session);
    for (const field of different) changedFields[field] = (changedFields[field] ?? 0) + 1;
    count[before === undefined ? 'added' : different.length > 0 ? 'changed' : 'unchanged'] += 1;
    if (before === undefined || different.length > 0) sessions.push(session);
  }
  return {
    taken: { ...noneTaken, ...count, changedFields },
    sessions,
    checkpoints: sessions.flatMap((session) => changedDoor(session, known.checkpoints)),
  };
};

const sessionOf = (draft: SessionDraft, { sessions, names, ...known }: KnownProgramme): Session => {
  const key = draft.key.replace(/^(?:id|title):/, '');
  const id = names.idOf(key) ?? names.idOf(draft.title) ?? sessionIdOf(key || draft.title);
  const before = sessions.get(id);
  const startsAt = draft.startsAt ?? before?.startsAt ?? known.startsAt;
  return {
    ...before,
    id,
    title: titleOf(draft.title),
    room: draft.room.slice(0, mostRoom).toWellFormed() || (before?.room ?? ''),
    startsAt,
    endsAt: Math.max(startsAt, draft.endsAt ?? before?.endsAt ?? startsAt),
    seats: draft.seats ?? before?.seats ?? null,
  };
};

/** Characters of a room that a session may have. */
const mostRoom = 200;

/** The door of a session where its name is another now. A door keeps the rules that somebody gave it. */
export const changedDoor = (
  session: Session,
  checkpoints: ReadonlyMap<string, Checkpoint>,
): readonly Checkpoint[] => {
  const door = doorCheckpoint(session);
  const before = checkpoints.get(door.id);
  if (before?.name === door.name) return [];
  return [{ ...door, policy: before?.policy ?? door.policy }];
};

const differentFields = (one: Session, other: Session): readonly string[] =>
  Object.keys(one).filter((field) => Reflect.get(one, field) !== Reflect.get(other, field));
