import { z } from 'zod';
import { appendAudit } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { MailJobRow } from '../mail/mailTables.ts';

const Handles = z.array(z.string());

/** Of the links in the last attempt of a mail. */
export const handlesOf = ({ handles }: MailJobRow): readonly string[] =>
  Handles.parse(JSON.parse(handles));

/** Ends the links of a mail that did not reach its recipient: whoever has it instead must not use them. */
export const withdrawLinks = async (
  trx: StoreTransaction,
  row: MailJobRow,
  { now, reason }: { readonly now: number; readonly reason: string },
): Promise<void> => {
  const { event, subject, id } = row;
  const issued = handlesOf(row);
  if (issued.length === 0) return;
  await trx
    .updateTable('links')
    .set({ state: 'revoked' })
    .where('event', '=', event)
    .where('handle', 'in', issued)
    .where('state', 'in', ['active', 'suspended'])
    .execute();
  await trx.updateTable('mail_jobs').set({ handles: '[]' }).where('id', '=', id).execute();
  await appendAudit(
    trx,
    { event, now },
    issued.map((handle) => ({
      actor: 'store',
      action: 'link.revoke',
      subject,
      handle,
      reason,
      details: { mail: id },
    })),
  );
};
