import type { Session } from '#shared/model/checkpoint.ts';
import { ok, type Result } from '#shared/model/result.ts';
import { doorCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import { record, type StationContext } from '../stationContext.ts';
import { createSessionFinder, sessionIdOf } from './sessionFinder.ts';
import type { Taken } from './takeAttendees.ts';
import type { SessionDraft } from './understandSessions.ts';

/** Takes a programme in. A session that is known by title or key is changed where the list says something else. */
export const takeSessions = (
  context: StationContext,
  drafts: readonly SessionDraft[],
): Result<Taken, 'cannot_record'> => {
  const { programme, kept } = context.tables;
  const finder = createSessionFinder(context);
  const fallback = kept.read('event')?.startsAt ?? 0;
  const changedFields: Record<string, number> = {};
  const saved: Session[] = [];
  const count = { added: 0, changed: 0, unchanged: 0 };

  for (const draft of drafts) {
    const key = draft.key.replace(/^(?:id|title):/, '');
    const id = finder.idOf(key) ?? finder.idOf(draft.title) ?? sessionIdOf(key || draft.title);
    const known = programme.sessions().get(id);
    const startsAt = draft.startsAt ?? known?.startsAt ?? fallback;
    const session: Session = {
      id,
      title: draft.title,
      room: draft.room || (known?.room ?? ''),
      startsAt,
      endsAt: Math.max(startsAt, draft.endsAt ?? known?.endsAt ?? startsAt),
      seats: draft.seats ?? known?.seats ?? null,
    };
    const different = known === undefined ? [] : differentFields(known, session);
    for (const field of different) changedFields[field] = (changedFields[field] ?? 0) + 1;
    count[known === undefined ? 'added' : different.length > 0 ? 'changed' : 'unchanged'] += 1;
    if (known === undefined || different.length > 0) saved.push(session);
  }
  if (saved.length === 0) return ok({ ...count, changedFields, newSessions: [] });

  const recorded = record(context, (append) => {
    // A door keeps the rules that somebody gave it.
    const checkpoints = saved.flatMap((session) => {
      const door = doorCheckpoint(session);
      const known = programme.checkpoints().get(door.id);
      if (known?.name === door.name) return [];
      return [{ ...door, policy: known?.policy ?? door.policy }];
    });
    const written = { sessions: saved, checkpoints };
    const body = { ...written, ...afterThese(programme.stamps(written)) };
    append({ kind: 'programmeImported', body });
  });
  if (!recorded.ok) return recorded;
  context.emit({ name: 'list.changed' });
  return ok({ ...count, changedFields, newSessions: [] });
};

const differentFields = (one: Session, other: Session): readonly string[] =>
  Object.keys(one).filter((field) => Reflect.get(one, field) !== Reflect.get(other, field));
