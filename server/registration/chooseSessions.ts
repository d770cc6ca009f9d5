import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import { changePerson } from '../people/changePerson.ts';
import { readSessions } from '../programme/readSessions.ts';
import type { StoreContext } from '../storeContext.ts';
import { readRegistration } from './answers.ts';
import { readPlacesLeft } from './places.ts';
import { takesPart } from './standing.ts';

export interface SessionsToChoose {
  readonly event: string;
  readonly attendeeId: string;
  readonly sessions: readonly string[];
}

export type ChooseSessionsError =
  'unknown_attendee' | 'not_possible' | 'unknown_session' | 'has_begun' | 'full';

/**
 * Makes these the sessions of somebody, all or nothing, within a transaction. `details.session` is the first that has no place
 * left or has begun; what they had already they keep, whatever became of it.
 */
export const chooseSessions = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, attendeeId, sessions: wanted }: SessionsToChoose,
): Promise<Result<{ readonly position: number }, ChooseSessionsError>> => {
  await lockLog(trx, event);
  const known = await readRegistration(trx, event, attendeeId);
  if (known === undefined) return err('unknown_attendee');
  if (!takesPart(known.standing)) return err('not_possible');
  const programme = await readSessions(trx, event);
  const now = context.clock();
  const { sessions: former } = known.person;
  const changed = programme.filter(({ id }) => wanted.includes(id) !== former.includes(id));
  const begun = changed.find(({ startsAt }) => startsAt <= now);
  if (begun !== undefined) return err('has_begun', { session: begun.id });
  const added = changed.filter(({ id }) => wanted.includes(id));
  const isKnown = (id: string): boolean =>
    former.includes(id) || programme.some((one) => one.id === id && one.canceled !== true);
  if (!wanted.every(isKnown)) return err('unknown_session');
  const left = await readPlacesLeft(trx, { event, sessions: added, apart: attendeeId });
  const full = added.find(({ id }) => (left.get(id) ?? 1) <= 0);
  if (full !== undefined) return err('full', { session: full.id });
  const kept = former.filter((id) => wanted.includes(id) || !programme.some((s) => s.id === id));
  const written = await changePerson(trx, context, {
    event,
    wanted: {
      attendeeId,
      actor: `attendee:${attendeeId}`,
      changes: { sessions: [...kept, ...added.map(({ id }) => id)] },
    },
  });
  return written.ok ? ok({ position: written.value.position }) : err('unknown_attendee');
};
