import type { Event } from '#shared/model/event.ts';
import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { AuditLine } from '../audit/auditLine.ts';
import { readAudit } from '../audit/readAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { MailedLinkKind } from '../mail/mailJob.ts';
import { resend, type ResendError } from '../mail/resend.ts';
import type { StoreContext } from '../storeContext.ts';
import { changeLink, readLink, rotateLink, type ChangeLinkError } from './changeLinks.ts';
import type { IssueLinkError } from './issueLink.ts';
import type { Link } from './link.ts';

export interface LinkToResend {
  readonly handle: string;
  readonly actor: Actor;
  readonly reason: string;
  /** Of the mail; English unless said. */
  readonly language?: Language;
}

export interface ReportedLeak {
  readonly link: Link;
  /** What was done with it since it was issued, newest first. */
  readonly since: readonly AuditLine[];
  /** The mailing with which its owner gets a new one; a code where there can be none. */
  readonly resent: Result<string, ResendError | 'not_by_mail'>;
}

export type ReportLeakError = ChangeLinkError | IssueLinkError;
export type ResendLinkError = ResendError | 'unknown_link' | 'no_reason' | 'not_by_mail';

/**
 * A link is in other hands: it is revoked, all others of its generation are superseded, its owner gets one of a new generation
 * by mail, and staff see what was done with the old one.
 */
export const reportLeak = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, of }: { readonly event: Event; readonly of: LinkToResend },
): Promise<Result<ReportedLeak, ReportLeakError>> => {
  const link = await readLink(trx, event.id, of.handle);
  if (link === undefined) return err('unknown_link');
  if (of.reason.trim() === '') return err('no_reason');
  const since = await readAudit(trx, { event: event.id, handle: of.handle, limit: linesShown });
  if (link.expiresAt > context.clock()) {
    const begun = await beginGeneration(trx, context, { event, of });
    if (!begun.ok) return begun;
  }
  const revoked = await changeLink(trx, context, { event: event.id, change: 'revoke', of });
  if (!revoked.ok && revoked.error.code !== 'not_possible') return revoked;
  await appendAudit(trx, { event: event.id, now: context.clock() }, [
    {
      actor: of.actor,
      action: 'link.leaked',
      subject: link.subject,
      handle: link.handle,
      reason: of.reason,
    },
  ]);
  return ok({
    link: revoked.ok ? revoked.value : link,
    since,
    resent: await resendLink(trx, context, { event: event.id, link, of }),
  });
};

const linesShown = 1000;

/** The first link of the new generation has a secret that nobody ever saw; its owner gets one that is made with the mail. */
const beginGeneration = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, of }: { readonly event: Event; readonly of: LinkToResend },
): Promise<Result<null, ReportLeakError>> => {
  const rotated = await rotateLink(trx, context, { event, of });
  if (!rotated.ok) return rotated;
  const { handle } = rotated.value.link;
  const reason = 'begins a generation, was sent to nobody';
  const ended = await changeLink(trx, context, {
    event: event.id,
    change: 'revoke',
    of: { handle, reason, actor: 'store' },
  });
  return ended.ok ? ok(null) : ended;
};

interface Resending {
  readonly event: string;
  readonly link: Link;
  readonly of: LinkToResend;
}

/** To its owner, of the generation that counts now; a life that was shortened stays short. */
export const resendLink = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, link, of }: Resending,
): Promise<Result<string, ResendError | 'not_by_mail'>> => {
  const kind = MailedLinkKind.safeParse(link.kind);
  if (!kind.success) return err('not_by_mail');
  const { subject, scope, expiresAt } = link;
  const { actor, reason, language } = of;
  const job = { kind: 'resend_link', link: kind.data, scope, expiresAt, language } as const;
  return resend(trx, context, { event, subject, job, actor, reason });
};
