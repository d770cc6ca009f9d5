import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';

/** Addresses of this person that refused mail are tried again, within a transaction. Gives how many there were. */
export const clearBounces = async (
  trx: StoreTransaction,
  { event, now }: { readonly event: string; readonly now: number },
  { subject, actor }: { readonly subject: string; readonly actor: Actor },
): Promise<number> => {
  const cleared = await trx
    .deleteFrom('bounced_addresses')
    .where('event', '=', event)
    .where('subject', '=', subject)
    .returning('job')
    .execute();
  if (cleared.length > 0) {
    await appendAudit(trx, { event, now }, [{ actor, action: 'mail.bounce_cleared', subject }]);
  }
  return cleared.length;
};
