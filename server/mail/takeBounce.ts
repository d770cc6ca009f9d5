import { simpleParser } from 'mailparser';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { createWriter } from '../log/createWriter.ts';
import type { StoreContext } from '../storeContext.ts';
import { noteBounce } from '../sending/endMail.ts';
import { withdrawLinks } from '../sending/withdrawLinks.ts';

export interface TakenBounce {
  readonly mail: string;
  readonly subject: string;
  /** As in `5.1.1` (RFC 3463). */
  readonly status: string;
}

export type TakeBounceError =
  | 'no_event'
  /** Not a delivery status notification: a reply, an absence note, something else. */
  | 'no_bounce'
  /** Delayed, relayed, or refused for now: the mail server goes on trying. */
  | 'not_final'
  /** It is about a mail that this store did not send. */
  | 'unknown_mail';

/**
 * Takes a delivery status notification (RFC 3464) for a mail that was handed over and came back: the mail is marked, and its
 * address is not written to again. The same one twice changes nothing.
 */
export const takeBounce = async (
  context: StoreContext,
  { source, actor }: { readonly source: Uint8Array; readonly actor: Actor },
): Promise<Result<TakenBounce, TakeBounceError>> => {
  const { database, clock } = context;
  const found = await readBounce(source);
  if (!found.ok) return found;
  return createWriter(database)<TakenBounce, 'unknown_mail'>(async (trx, event) => {
    const now = clock();
    const row = await trx
      .selectFrom('mail_jobs')
      .selectAll()
      .where('event', '=', event.id)
      .where('id', 'in', found.value.ids)
      .executeTakeFirst();
    if (row === undefined) return err('unknown_mail');
    const { status } = found.value;
    const taken = { mail: row.id, subject: row.subject, status };
    const changed = await trx
      .updateTable('mail_jobs')
      .set({ state: 'bounced', problem: `returned ${status}` })
      .where('id', '=', row.id)
      .where('state', '=', 'sent')
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) return ok(taken);
    await noteBounce(trx, row, { status, at: now });
    // It came back with its links in it, to whoever reads the sender's mail.
    await withdrawLinks(trx, row, { now, reason: 'its mail was returned' });
    await appendAudit(trx, { event: event.id, now }, [
      { actor, action: 'mail.returned', subject: row.subject, details: { mail: row.id, status } },
    ]);
    return ok(taken);
  });
};

/** The ids of mails that it may be about, and its status. */
const readBounce = async (
  source: Uint8Array,
): Promise<
  Result<
    { readonly ids: readonly string[]; readonly status: string },
    'no_bounce' | 'not_final' | 'unknown_mail'
  >
> => {
  const bounce = await simpleParser(Buffer.from(source), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    keepDeliveryStatus: true,
  });
  const report = bounce.attachments.find(
    ({ contentType }) => contentType === 'message/delivery-status',
  );
  if (report === undefined) return err('no_bounce');
  const fields = report.content.toString('latin1');
  const action = /^action:\s*(\w+)/im.exec(fields)?.[1]?.toLowerCase();
  const status = /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(fields)?.[1] ?? '5.0.0';
  if (action !== 'failed' || !status.startsWith('5')) return err('not_final');
  // The returned mail or its headers have our Message-ID, wherever a server puts them.
  const text = Buffer.from(source).toString('latin1');
  const ids = new Set([...text.matchAll(messageId)].map(([, id = '']) => id.toLowerCase()));
  return ids.size === 0 ? err('unknown_mail') : ok({ ids: [...ids], status });
};

const messageId = /<([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})@[^>\s]+>/gi;
