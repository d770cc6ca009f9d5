import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import { addressOf } from './addressOf.ts';
import type { MailJob } from './mailJob.ts';
import { queueMail } from './queueMail.ts';

export interface MailToResend {
  readonly event: string;
  readonly subject: string;
  readonly job: Extract<MailJob, { readonly kind: 'resend_link' | 'resend_code' }>;
  readonly actor: Actor;
  readonly reason: string;
}

export type ResendError = 'unknown_recipient' | 'no_mail_address' | 'suspended' | 'revoked';

/**
 * What staff have instead of a copy button: the owner gets it by mail, at the address known when that goes out. Queues it within a transaction that holds the log; gives the id
 * of the mailing.
 */
export const resend = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, subject, job, actor, reason }: MailToResend,
): Promise<Result<string, ResendError>> => {
  const owner = await addressOf(trx, event, subject);
  if (owner === undefined) return err('unknown_recipient');
  if (owner.hold !== 'none') return err(owner.hold);
  if (owner.address === null) return err('no_mail_address');
  const mailing = await queueMail(trx, context, { event, job, subjects: [subject], actor });
  const details = { mailing, kind: job.kind === 'resend_link' ? job.link : 'entry' };
  await appendAudit(trx, { event, now: context.clock() }, [
    { actor, action: 'mail.resend', subject, reason, details },
  ]);
  return ok(mailing);
};
