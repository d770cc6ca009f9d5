import { Fact } from '#shared/model/fact.ts';
import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import { readAttendees } from '../log/people.ts';
import { resend, type ResendError } from '../mail/resend.ts';
import type { StoreContext } from '../storeContext.ts';
import { generationOf, type CodeToIssue } from './issueCode.ts';
import { positionsOfPerson } from '../log/personFacts.ts';

export interface CodeToReplace extends CodeToIssue {
  readonly actor: Actor;
  readonly reason: string;
  /** Of the mail with the new entry code; English unless said. */
  readonly language?: Language;
}

/** A scan that a former code may have been used for; `at` is ms since 1970. */
export interface CodeUse {
  readonly at: number;
  readonly station: string;
  readonly checkpoint: string | null;
  /** As in `admitted`, `refused`. */
  readonly kind: string;
}

export interface ReplacedCode {
  readonly generation: number;
  /** What was done with the old one, newest first. */
  readonly since: readonly CodeUse[];
  /** The mailing with the new entry code; a code where none goes out, as for badges, which are printed anew. */
  readonly resent: Result<string, ResendError | 'not_by_mail'>;
}

export type ReplaceCodeError = 'unknown_attendee' | 'no_code' | 'no_reason' | 'generations_used_up';

/**
 * Begins the next generation of a code, within a transaction that holds the log: every station refuses the former ones from its
 * next sync on, and the owner of an entry code gets the new one by mail.
 */
export const replaceCode = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, action, of }: Replacing,
): Promise<Result<ReplacedCode, ReplaceCodeError>> => {
  const { attendeeId, medium, actor, reason, language } = of;
  if (reason.trim() === '') return err('no_reason');
  const attendee = (await readAttendees(trx, event, [attendeeId])).get(attendeeId);
  if (attendee === undefined) return err('unknown_attendee');
  const current = attendee[generationOf(medium)];
  if (current === 0) return err('no_code');
  if (current === 255) return err('generations_used_up');
  const since = await readUses(trx, event, of);
  const generation = current + 1;
  await appendOwnFact(trx, context, {
    event,
    kind: 'codeReplaced',
    attendee: attendeeId,
    body: { [generationOf(medium)]: generation, reason: action },
  });
  await appendAudit(trx, { event, now: context.clock() }, [
    {
      actor,
      action: `code.${action}`,
      subject: attendeeId,
      reason,
      details: { medium, generation },
    },
  ]);
  const job = { kind: 'resend_code', language } as const;
  const resent =
    medium === 'badge'
      ? err('not_by_mail')
      : await resend(trx, context, { event, subject: attendeeId, job, actor, reason });
  return ok({ generation, since, resent });
};

interface Replacing {
  readonly event: string;
  readonly action: 'rotated' | 'leaked';
  readonly of: CodeToReplace;
}

const scanKinds = ['admitted', 'departed', 'refused'];
const factsRead = 1000;

/** Back to the fact that began the generation. */
const readUses = async (
  trx: StoreTransaction,
  event: string,
  { attendeeId, medium }: CodeToReplace,
): Promise<readonly CodeUse[]> => {
  const rows = await trx
    .selectFrom('facts')
    .select('data')
    .where('event', '=', event)
    .where('position', 'in', await positionsOfPerson(trx, { event, attendee: attendeeId }))
    .where('kind', 'in', [...scanKinds, 'codeReplaced'])
    .orderBy('position', 'desc')
    .limit(factsRead)
    .execute();
  const uses: CodeUse[] = [];
  for (const { data } of rows) {
    const { at, offset, station, checkpoint, kind, body } = Fact.parse(JSON.parse(data));
    if (kind === 'codeReplaced' && generationOf(medium) in body) break;
    if (scanKinds.includes(kind) && body['medium'] === medium) {
      uses.push({ at: at + offset, station, checkpoint, kind });
    }
  }
  return uses;
};
