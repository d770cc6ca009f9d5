import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

/** Who was invited to a campaign, or has a link of it. */
export const invitedBefore = async (
  trx: StoreDatabase,
  event: string,
  campaign: string,
): Promise<ReadonlySet<string>> => {
  const rows = await trx
    .selectFrom('campaign_invitees')
    .select('subject')
    .where('event', '=', event)
    .where('campaign', '=', campaign)
    .execute();
  return new Set(rows.map(({ subject }) => subject));
};

/** Whoever is among them already stays as they are. */
export const noteInvitees = async (
  trx: StoreTransaction,
  { event, campaign, now }: { readonly event: string; readonly campaign: string; now: number },
  subjects: readonly string[],
): Promise<void> => {
  const rows = subjects.map((subject) => ({ event, campaign, subject, invited_at: now }));
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await trx
      .insertInto('campaign_invitees')
      .values(rows.slice(start, start + rowsPerInsert))
      .onConflict((conflict) => conflict.columns(['event', 'campaign', 'subject']).doNothing())
      .execute();
  }
};

const rowsPerInsert = 200;
