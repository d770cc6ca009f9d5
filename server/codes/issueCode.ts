import { signCode } from '#shared/codes/signCode.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { appendOwnFacts } from '../log/appendOwnFact.ts';
import { lockLog } from '../log/lockLog.ts';
import { readAttendees } from '../log/people.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { readStoreKey, storeKeyId, type StoreKey } from './storeKey.ts';

export interface CodeToIssue {
  readonly attendeeId: string;
  readonly medium: 'entry' | 'badge';
}

type NoCode = 'unknown_attendee' | 'revoked';
export type IssueCodeError = 'no_event' | 'no_key' | NoCode;
export type IssuedCode = { readonly text: string; readonly generation: number };

export interface CodesToIssue {
  readonly attendeeIds: readonly string[];
  readonly medium: CodeToIssue['medium'];
}

/**
 * The code of an attendee at its current generation: the same text each time, until the code is replaced. The first one
 * gives generation 1 and is told to the stations by a fact. The text is for its owner only: it is not stored or logged.
 */
export const issueCode = async (
  context: StoreContext,
  { attendeeId, medium }: CodeToIssue,
): Promise<Result<IssuedCode, IssueCodeError>> => {
  const issued = await issueCodes(context, { attendeeIds: [attendeeId], medium });
  return issued.ok ? (issued.value[0] ?? err('unknown_attendee')) : issued;
};

/** The codes of many, each in its place; who gets none is told one by one. */
export const issueCodes = async (
  context: StoreContext,
  { attendeeIds, medium }: CodesToIssue,
): Promise<Result<readonly Result<IssuedCode, NoCode>[], 'no_event' | 'no_key'>> => {
  const event = await readEvent(context.database);
  if (event === null) return err('no_event');
  const key = await readStoreKey(context, event.rehearsal);
  if (key === undefined) return err('no_key');
  const issued: Result<IssuedCode, NoCode>[] = [];
  let signing: Promise<readonly Result<IssuedCode, NoCode>[]> = Promise.resolve([]);
  for (let start = 0; start < attendeeIds.length; start += peopleAtOnce) {
    const ids = attendeeIds.slice(start, start + peopleAtOnce);
    const people = await context.database.transaction().execute(async (trx) => {
      await lockLog(trx, event.id);
      return withGenerations(trx, context, { event: event.id, attendeeIds: ids, medium });
    });
    issued.push(...(await signing));
    // On threads of their own, while the next people are written.
    const signed = ids.map(async (id): Promise<Result<IssuedCode, NoCode>> => {
      const attendee = people.get(id);
      if (attendee === undefined) return err('unknown_attendee');
      if (attendee.hold === 'revoked') return err('revoked');
      return ok(await signFor(key, { event, attendee, medium }));
    });
    signing = Promise.all(signed);
  }
  return ok([...issued, ...(await signing)]);
};

/** In one transaction: stations deliver what they have between two of them. */
const peopleAtOnce = 500;

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

/** The attendees with a first generation of this code, within a transaction that holds the log. */
export const withGenerations = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, attendeeIds, medium }: CodesToIssue & { readonly event: string },
): Promise<ReadonlyMap<string, Attendee>> => {
  const people = await readAttendees(trx, event, attendeeIds);
  const first = [...people.values()].filter(
    (one) => one[generationOf(medium)] === 0 && one.hold !== 'revoked',
  );
  if (first.length === 0) return people;
  await appendOwnFacts(
    trx,
    context,
    event,
    first.map(({ id }) => ({
      kind: 'codeReplaced',
      attendee: id,
      body: { [generationOf(medium)]: 1, reason: 'issued' },
    })),
  );
  const given = first.map((one) => [one.id, { ...one, [generationOf(medium)]: 1 }] as const);
  return new Map([...people, ...given]);
};

export const generationOf = (medium: CodeToIssue['medium']) =>
  medium === 'entry' ? 'entryGeneration' : 'badgeGeneration';

const prefixOf = (medium: CodeToIssue['medium'], rehearsal: boolean) => {
  if (medium === 'entry') return rehearsal ? 'TE1' : 'LE1';
  return rehearsal ? 'TB1' : 'LB1';
};
