import { planSessions, type PlannedSessions } from '#lists/planSessions.ts';
import { createSessionNames } from '#lists/sessionNames.ts';
import type { SessionDraft } from '#lists/understandSessions.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import { readCheckpoints } from '../programme/readCheckpoints.ts';
import { readSessions } from '../programme/readSessions.ts';
import { writeProgramme } from '../programme/writeProgramme.ts';
import { createExamples, type Example, type ListWork, type Outcome } from './listWork.ts';

/** Takes a programme in. A session that is known by title or key is changed where the list says something else. */
export const takeSessions = async (
  work: ListWork,
  drafts: readonly SessionDraft[],
): Promise<Outcome> => {
  const { context, event, isDry, tell } = work;
  const { database } = context;
  if (isDry) return outcomeOf(work, await plan(database, work, drafts));
  const planned = await database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    const found = await plan(trx, work, drafts);
    await writeProgramme(trx, context, { event: event.id, ...found });
    return found;
  });
  await tell();
  return outcomeOf(work, planned);
};

interface Planned extends PlannedSessions {
  readonly before: ReadonlyMap<string, Session>;
}

const plan = async (
  trx: StoreDatabase | StoreTransaction,
  { event }: ListWork,
  drafts: readonly SessionDraft[],
): Promise<Planned> => {
  const known = await readSessions(trx, event.id);
  const before = new Map(known.map((session) => [session.id, session]));
  const checkpoints = new Map((await readCheckpoints(trx, event.id)).map((one) => [one.id, one]));
  const names = createSessionNames(known);
  const { startsAt } = event;
  return { ...planSessions(drafts, { sessions: before, checkpoints, names, startsAt }), before };
};

const outcomeOf = ({ isDry, event }: ListWork, { taken, sessions, before }: Planned): Outcome => {
  const examples = createExamples(isDry);
  for (const session of sessions) {
    examples.note(() => exampleOf(session, before.get(session.id), event.timeZone));
  }
  return { ...taken, examples: examples.list() };
};

const exampleOf = (session: Session, before: Session | undefined, timeZone: string): Example => ({
  name: session.title,
  isNew: before === undefined,
  fields:
    before === undefined
      ? []
      : (['title', 'room', 'startsAt', 'endsAt', 'seats'] as const)
          .filter((field) => before[field] !== session[field])
          .map((field) => ({
            field,
            before: shown(before, field, timeZone),
            after: shown(session, field, timeZone),
          })),
});

const shown = (
  session: Session,
  field: 'title' | 'room' | 'startsAt' | 'endsAt' | 'seats',
  timeZone: string,
): string => {
  const value = session[field];
  if (field !== 'startsAt' && field !== 'endsAt') return value === null ? '' : String(value);
  // Like ISO 8601, by the event's clock: the same in every language.
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  }).format(Number(value));
};
