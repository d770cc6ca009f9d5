import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { sha256 } from '../log/hashFact.ts';
import type { StoreContext } from '../storeContext.ts';
import type { Link } from './link.ts';
import { toLink } from './linkRow.ts';

export interface LinkToRedeem {
  readonly text: string;
  /** The kind that this very place is for: one of another kind is as good as none. */
  readonly kind: PrivateLinkKind;
  /** `attendee` and `sponsor` get the id of the link's subject in the audit. */
  readonly actor: Actor;
  /** The id of the staff session at this browser, for access-as. */
  readonly boundTo?: string;
}

/**
 * The link, if it may be used here and now; this counts as a use. One conditional statement decides, so a link for one use
 * is used once however many ask at once. To whoever asks there is one refusal only: unknown, of another kind, expired,
 * suspended, revoked, superseded and used up are not told apart (nor by time: each is one hash and one look-up).
 */
export const redeemLink = async (
  { database, clock }: StoreContext,
  { text, kind, actor, boundTo }: LinkToRedeem,
): Promise<Result<Link, 'link_refused'>> => {
  const now = clock();
  return database.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('links')
      .set((fields) => ({ uses: fields('uses', '+', 1) }))
      .where('secret_hash', '=', sha256(text))
      .where('kind', '=', kind)
      .where('state', '=', 'active')
      .where('not_before', '<=', now)
      .where('expires_at', '>', now)
      .where((fields) =>
        fields.or([fields('max_uses', 'is', null), fields('uses', '<', fields.ref('max_uses'))]),
      )
      .where((fields) =>
        boundTo === undefined ? fields('bound_to', 'is', null) : fields('bound_to', '=', boundTo),
      )
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return err('link_refused');
    await appendAudit(trx, { event: row.event, now }, [
      {
        actor: actor === 'attendee' || actor === 'sponsor' ? `${actor}:${row.subject}` : actor,
        action: kind === 'access-as' ? 'access_as.opened' : 'link.redeemed',
        subject: row.subject,
        handle: row.handle,
        // Why staff look: who is looked at may ask.
        ...(kind === 'access-as' ? { reason: row.reason } : {}),
      },
    ]);
    return ok(toLink(row));
  });
};
