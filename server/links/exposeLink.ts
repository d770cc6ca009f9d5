import type { Event } from '#shared/model/event.ts';
import { ok, type Result } from '#shared/model/result.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { addressOf } from '../mail/addressOf.ts';
import { MailedLinkKind } from '../mail/mailJob.ts';
import type { StoreContext } from '../storeContext.ts';
import { changeLink, type ChangeLinkError } from './changeLinks.ts';
import { readExposureRule } from './exposureRule.ts';
import type { Link } from './link.ts';
import { toLink } from './linkRow.ts';
import { reportLeak, type ReportLeakError } from './reportLeak.ts';

export interface ExposedLink {
  /** SHA-256 of the whole secret text, lower-case hex. */
  readonly secretHash: string;
  /** The station that read it. */
  readonly station: string;
}

/** `elsewhere`: none of this store has this hash; a hub asks the store above it. */
export type Exposure = 'replaced' | 'ended' | 'noted' | 'nothing' | 'elsewhere';

const reason = 'was read at a station';

/**
 * A station read a personal link, which its owner alone should have. By the organiser's rule it is replaced as a leaked one is,
 * if mail can bring its owner another; else it is only put on record. A link that works no more anyway is left alone.
 */
export const exposeLink = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, exposed }: { readonly event: Event; readonly exposed: ExposedLink },
): Promise<Result<Exposure, ReportLeakError | ChangeLinkError>> => {
  const row = await trx
    .selectFrom('links')
    .selectAll()
    .where('event', '=', event.id)
    .where('secret_hash', '=', exposed.secretHash)
    .executeTakeFirst();
  if (row === undefined) return ok('elsewhere');
  const link = toLink(row);
  const rule = await readExposureRule(trx);
  const isAlive = link.state === 'active' && link.expiresAt > context.clock();
  if (rule === 'off' || !isAlive || (await isNoted(trx, event.id, link.handle))) {
    return ok('nothing');
  }
  const outcome = rule === 'note' ? 'noted' : await remedyFor(trx, event.id, link);
  await appendAudit(trx, { event: event.id, now: context.clock() }, [
    {
      actor: 'store',
      action: 'link.exposed',
      subject: link.subject,
      handle: link.handle,
      reason,
      details: { station: exposed.station, outcome },
    },
  ]);
  const of = { handle: link.handle, actor: 'store', reason } as const;
  if (outcome === 'replaced') {
    const replaced = await reportLeak(trx, context, { event, of });
    if (!replaced.ok) return replaced;
  }
  if (outcome === 'ended') {
    const ended = await changeLink(trx, context, { event: event.id, change: 'revoke', of });
    if (!ended.ok) return ended;
  }
  return ok(outcome);
};

/** Staff make another for themselves; nobody else is left without a link that they could still use. */
const remedyFor = async (
  trx: StoreTransaction,
  event: string,
  { kind, subject }: Link,
): Promise<'replaced' | 'ended' | 'noted'> => {
  if (!MailedLinkKind.safeParse(kind).success) return 'ended';
  const owner = await addressOf(trx, event, subject);
  return owner?.address == null || owner.hold !== 'none' ? 'noted' : 'replaced';
};

/** A camera reads the same link many times: one line says it. */
const isNoted = async (trx: StoreTransaction, event: string, handle: string): Promise<boolean> => {
  const line = await trx
    .selectFrom('audit')
    .select('seq')
    .where('event', '=', event)
    .where('handle', '=', handle)
    .where('action', '=', 'link.exposed')
    .limit(1)
    .executeTakeFirst();
  return line !== undefined;
};
