import { signCode } from '#shared/codes/signCode.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import { lockLog } from '../log/lockLog.ts';
import { readAttendees } from '../log/people.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { readStoreKey, storeKeyId, type StoreKey } from './storeKey.ts';

export interface CodeToIssue {
  readonly attendeeId: string;
  readonly medium: 'entry' | 'badge';
}

export type IssueCodeError = 'no_event' | 'no_key' | 'unknown_attendee' | 'revoked';
export type IssuedCode = { readonly text: string; readonly generation: number };

/**
 * The code of an attendee at its current generation: the same text each time, until the code is replaced. The first one
 * gives generation 1 and is told to the stations by a fact. The text is for its owner only: it is not stored or logged.
 */
export const issueCode = async (
  context: StoreContext,
  { attendeeId, medium }: CodeToIssue,
): Promise<Result<IssuedCode, IssueCodeError>> => {
  const event = await readEvent(context.database);
  if (event === null) return err('no_event');
  const key = await readStoreKey(context, event.rehearsal);
  if (key === undefined) return err('no_key');
  const attendee = await context.database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    return withGeneration(trx, context, { event: event.id, attendeeId, medium });
  });
  if (attendee === undefined) return err('unknown_attendee');
  if (attendee.hold === 'revoked') return err('revoked');
  return ok(await signFor(key, { event, attendee, medium }));
};

export interface CodeToSignFor {
  readonly event: Event;
  /** With a generation of 1 or more. */
  readonly attendee: Attendee;
  readonly medium: CodeToIssue['medium'];
}

export const signFor = async (
  { privateKey }: StoreKey,
  { event, attendee, medium }: CodeToSignFor,
): Promise<IssuedCode> => {
  const generation = attendee[generationOf(medium)];
  const text = await signCode({
    prefix: prefixOf(medium, event.rehearsal),
    keyId: storeKeyId,
    payload: {
      event: event.number,
      subject: attendee.subject,
      generation,
      notBeforeMinutes: Math.max(0, Math.floor((event.startsAt - validBefore) / 60_000)),
      expiresMinutes: Math.ceil(event.endsAt / 60_000),
    },
    privateKey,
  });
  return { text, generation };
};

/** 30 days: codes go out by mail long before the event, and stations try them out. */
const validBefore = 30 * 24 * 3_600_000;

/** The attendee with a first generation of this code, within a transaction that holds the log. */
export const withGeneration = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, attendeeId, medium }: CodeToIssue & { readonly event: string },
): Promise<Attendee | undefined> => {
  const attendee = (await readAttendees(trx, event, [attendeeId])).get(attendeeId);
  if (attendee === undefined || attendee[generationOf(medium)] > 0) return attendee;
  await appendOwnFact(trx, context, {
    event,
    kind: 'codeReplaced',
    attendee: attendeeId,
    body: { [generationOf(medium)]: 1, reason: 'issued' },
  });
  return (await readAttendees(trx, event, [attendeeId])).get(attendeeId);
};

export const generationOf = (medium: CodeToIssue['medium']) =>
  medium === 'entry' ? 'entryGeneration' : 'badgeGeneration';

const prefixOf = (medium: CodeToIssue['medium'], rehearsal: boolean) => {
  if (medium === 'entry') return rehearsal ? 'TE1' : 'LE1';
  return rehearsal ? 'TB1' : 'LB1';
};
