import type { Result } from '#shared/model/result.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import type { StoreContext } from '../storeContext.ts';
import type { MailState } from '../mail/mailJob.ts';
import type { MailJobRow } from '../mail/mailTables.ts';
import { pauseMails } from './claimMails.ts';
import type { MakeMailError } from './makeMails.ts';
import type { SendFailure } from './mailTransport.ts';
import { handlesOf, withdrawLinks } from './withdrawLinks.ts';

export type MailOutcome = Result<null, SendFailure | MakeMailError | 'defect'>;

const minute = 60_000;
const hour = 60 * minute;
/** After the first, second … attempt; the last one again and again. */
const pauses = [minute, 5 * minute, 15 * minute, hour];
const urgentPauseMs = 5_000;
const noServicePauseMs = minute;
const giveUpAfterMs = 48 * hour;

export interface EndedMail {
  readonly row: MailJobRow;
  readonly outcome: MailOutcome;
}

/** Puts on record how attempts ended, all in one transaction. Only whoever holds the claims may say so. */
export const endMails = async (
  { database, clock }: Pick<StoreContext, 'database' | 'clock'>,
  ended: readonly EndedMail[],
): Promise<void> => {
  const event = ended[0]?.row.event;
  if (event === undefined) return;
  await database.transaction().execute(async (trx) => {
    await lockLog(trx, event);
    const now = clock();
    for (const each of ended) await endMail(trx, each, now);
  });
};

const endMail = async (
  trx: StoreTransaction,
  { row, outcome }: EndedMail,
  now: number,
): Promise<void> => {
  const next = nextOf(row, outcome, now);
  const ended = await trx
    .updateTable('mail_jobs')
    .set({ ...next, claimed_by: null, claimed_until: null })
    .where('id', '=', row.id)
    .where('state', '=', 'sending')
    .where('claimed_by', '=', row.claimed_by)
    .returningAll()
    .executeTakeFirst();
  if (ended === undefined) return;
  if (isUndelivered(outcome)) {
    await withdrawLinks(trx, ended, { now, reason: 'its mail was not taken' });
  }
  if (next.state === 'bounced') await noteBounce(trx, ended, { status: next.problem, at: now });
  if (!outcome.ok && outcome.error.code === 'no_service') {
    await pauseMails(trx, row.event, now + noServicePauseMs);
  }
  if (next.state !== 'waiting') await audit(trx, ended, now);
};

/** An address that refused: further mails to it are not even tried. */
export const noteBounce = async (
  trx: StoreTransaction,
  { event, id, subject, address_hash: hash }: MailJobRow,
  { status, at }: { readonly status: string | null; readonly at: number },
): Promise<void> => {
  if (hash === null) return;
  await trx
    .insertInto('bounced_addresses')
    .values({ event, subject, address_hash: hash, status: status ?? '', job: id, at })
    .onConflict((conflict) => conflict.columns(['event', 'subject', 'address_hash']).doNothing())
    .execute();
};

interface Next {
  readonly state: MailState;
  readonly problem: string | null;
  readonly due_at: number;
  readonly ended_at: number | null;
}

const nextOf = (row: MailJobRow, outcome: MailOutcome, now: number): Next => {
  const end = (state: MailState, problem: string | null): Next => ({
    state,
    problem,
    due_at: row.due_at,
    ended_at: now,
  });
  if (outcome.ok) return end('sent', null);
  const { code, details } = outcome.error;
  const problem = details?.['status'] === undefined ? code : `${code} ${details['status']}`;
  switch (code) {
    case 'address_refused':
      return end('bounced', problem);
    case 'mail_refused':
      return end('failed', problem);
    case 'not_now':
    case 'no_service':
    case 'in_doubt':
    case 'defect':
      return now - row.queued_at > giveUpAfterMs
        ? end('failed', problem)
        : { state: 'waiting', problem, due_at: now + pauseOf(row), ended_at: null };
    default:
      return end('dropped', problem);
  }
};

const pauseOf = ({ kind, attempts }: MailJobRow): number =>
  kind === 'device_code' ? urgentPauseMs : (pauses[attempts - 1] ?? hour);

/** It is sure that nobody has it; what was in doubt may have arrived, and its links go on working. */
const isUndelivered = (outcome: MailOutcome): boolean =>
  !outcome.ok && undelivered.some((code) => code === outcome.error.code);
const undelivered = ['address_refused', 'mail_refused', 'not_now', 'no_service'] as const;

const audit = (trx: StoreTransaction, row: MailJobRow, now: number): Promise<void> => {
  const [handle = null] = handlesOf(row);
  const details = { mail: row.id, kind: row.kind, problem: row.problem };
  return appendAudit(trx, { event: row.event, now }, [
    { actor: 'store', action: `mail.${row.state}`, subject: row.subject, handle, details },
  ]);
};
