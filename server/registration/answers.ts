import { AttendeeStatus, type Attendee } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import { readAttendees, readWrites } from '../log/people.ts';
import { changePerson } from '../people/changePerson.ts';
import { readSessions } from '../programme/readSessions.ts';
import type { StoreContext } from '../storeContext.ts';
import { readPlacesLeft } from './places.ts';
import {
  mayAccept,
  mayDecline,
  noAnswer,
  standingOf,
  statusOnAccepting,
  type KnownAnswer,
  type Standing,
} from './standing.ts';

export interface KnownRegistration {
  readonly person: Attendee;
  readonly standing: Standing;
  readonly answer: KnownAnswer;
}

export const readRegistration = async (
  trx: StoreTransaction,
  event: string,
  attendeeId: string,
): Promise<KnownRegistration | undefined> => {
  const person = (await readAttendees(trx, event, [attendeeId])).get(attendeeId);
  if (person === undefined) return undefined;
  const row = await trx
    .selectFrom('registrations')
    .selectAll()
    .where('event', '=', event)
    .where('attendee', '=', attendeeId)
    .executeTakeFirst();
  const answer: KnownAnswer =
    row === undefined
      ? noAnswer
      : {
          statusSeq: row.status_seq,
          statusBefore: AttendeeStatus.nullable().parse(row.status_before),
          hasApplied: row.applied_at !== null,
        };
  const writes = (await readWrites(trx, event, [attendeeId])).get(attendeeId);
  const stamp = writes?.fields.status?.stamp ?? null;
  return { person, answer, standing: standingOf(person, answer, stamp) };
};

export interface AnswerToGive {
  readonly event: string;
  readonly attendeeId: string;
  readonly answer: 'accepted' | 'declined';
}

export interface GivenAnswer {
  /** The end of the log. */
  readonly position: number;
  /** Sessions that filled up while somebody had declined. */
  readonly lost: readonly string[];
}

/** Accepts or declines for somebody, within a transaction: the status changes by a fact that every station gets. */
export const giveAnswer = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, attendeeId, answer }: AnswerToGive,
): Promise<Result<GivenAnswer, 'unknown_attendee' | 'not_possible'>> => {
  await lockLog(trx, event);
  const known = await readRegistration(trx, event, attendeeId);
  if (known === undefined) return err('unknown_attendee');
  const isPossible = answer === 'accepted' ? mayAccept : mayDecline;
  if (!isPossible(known.standing)) return err('not_possible');
  const { person } = known;
  const kept = answer === 'accepted' ? await stillFree(trx, event, person) : person.sessions;
  const actor = `attendee:${attendeeId}` as const;
  const written = await changePerson(trx, context, {
    event,
    wanted: {
      attendeeId,
      actor,
      changes: {
        status: answer === 'accepted' ? statusOnAccepting(known.answer) : 'canceled',
        sessions: [...kept],
      },
    },
  });
  if (!written.ok) return err('unknown_attendee');
  const now = context.clock();
  const said = {
    answer,
    answered_at: now,
    status_seq: written.value.seq,
    // Who accepts after having declined gets back what there was; it is told from what they decline next.
    status_before: answer === 'declined' ? person.status : null,
  };
  await trx
    .insertInto('registrations')
    .values({ event, attendee: attendeeId, ...said, applied_at: null, consent: null })
    .onConflict((conflict) => conflict.columns(['event', 'attendee']).doUpdateSet(said))
    .execute();
  await appendAudit(trx, { event, now }, [
    { actor, action: `registration.${answer}`, subject: attendeeId },
  ]);
  const lost = person.sessions.filter((id) => !kept.includes(id));
  return ok({ position: written.value.position, lost });
};

const stillFree = async (
  trx: StoreTransaction,
  event: string,
  { id, sessions }: Attendee,
): Promise<readonly string[]> => {
  const chosen = (await readSessions(trx, event)).filter((session) =>
    sessions.includes(session.id),
  );
  const left = await readPlacesLeft(trx, { event, sessions: chosen, apart: id });
  return sessions.filter((session) => (left.get(session) ?? 1) > 0);
};
