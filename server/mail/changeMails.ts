import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { clearBounces } from './clearBounces.ts';

export const mailChanges = ['retry', 'stop'] as const;

export interface ChangeOfMails {
  /** A whole mailing, or one mail of it. */
  readonly of: { readonly mailing: string } | { readonly mail: string };
  readonly change: (typeof mailChanges)[number];
  readonly actor: Actor;
}

export type ChangeMailsError = 'unknown_mailing';

/**
 * `retry` queues anew what failed, was dropped or stopped; the address of one mail that bounced is believed again, those of a
 * whole mailing are not. `stop` takes out of the queue what is not being sent yet. Gives how many mails it was.
 */
export const changeMails = async (
  trx: StoreTransaction,
  at: { readonly event: string; readonly now: number },
  { of, change, actor }: ChangeOfMails,
): Promise<Result<number, ChangeMailsError>> => {
  const { event, now } = at;
  const [column, id] =
    'mailing' in of ? (['mailing', of.mailing] as const) : (['id', of.mail] as const);
  const known = await trx
    .selectFrom('mail_jobs')
    .select(['mailing', 'subject', 'state'])
    .where('event', '=', event)
    .where(column, '=', id)
    .where('kind', '<>', 'device_code')
    .limit(1)
    .executeTakeFirst();
  if (known === undefined) return err('unknown_mailing');
  const isOne = 'mail' in of;
  if (isOne && change === 'retry' && known.state === 'bounced') {
    await clearBounces(trx, at, { subject: known.subject, actor });
  }
  const { numUpdatedRows } = await trx
    .updateTable('mail_jobs')
    .set(
      change === 'stop'
        ? { state: 'dropped', problem: 'stopped', ended_at: now }
        : // How long it is tried counts from now on.
          {
            ...{ state: 'waiting', problem: null, ended_at: null },
            ...{ attempts: 0, due_at: now, queued_at: now },
          },
    )
    .where('event', '=', event)
    .where(column, '=', id)
    .where('kind', '<>', 'device_code')
    .where(
      'state',
      'in',
      change === 'stop' ? ['waiting'] : ['failed', 'dropped', ...(isOne ? ['bounced'] : [])],
    )
    .executeTakeFirst();
  const mails = Number(numUpdatedRows);
  if (mails > 0) {
    const details = { mailing: known.mailing, mails };
    await appendAudit(trx, { event, now }, [
      {
        ...{ actor, action: change === 'stop' ? 'mail.stopped' : 'mail.retried', details },
        ...(isOne ? { subject: known.subject } : {}),
      },
    ]);
  }
  return ok(mails);
};
