import { planSessions } from '#lists/planSessions.ts';
import type { Taken } from '#lists/taken.ts';
import type { SessionDraft } from '#lists/understandSessions.ts';
import { ok, type Result } from '#shared/model/result.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import { record, type StationContext } from '../stationContext.ts';
import { sessionNamesOf } from './missingSessions.ts';

/** Takes a programme in. A session that is known by title or key is changed where the list says something else. */
export const takeSessions = (
  context: StationContext,
  drafts: readonly SessionDraft[],
): Result<Taken, 'cannot_record'> => {
  const { programme, kept } = context.tables;
  const planned = planSessions(drafts, {
    sessions: programme.sessions(),
    checkpoints: programme.checkpoints(),
    names: sessionNamesOf(context),
    startsAt: kept.read('event')?.startsAt ?? 0,
  });
  if (planned.sessions.length === 0) return ok(planned.taken);
  const recorded = record(context, (append) => {
    const written = { sessions: [...planned.sessions], checkpoints: [...planned.checkpoints] };
    const body = { ...written, ...afterThese(programme.stamps(written)) };
    append({ kind: 'programmeImported', body });
  });
  if (!recorded.ok) return recorded;
  context.emit({ name: 'list.changed' });
  return ok(planned.taken);
};
