import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { CampaignFields, type Campaign } from './campaign.ts';

export const readCampaign = async (
  database: StoreDatabase | StoreTransaction,
  event: string,
  id: string,
): Promise<Campaign | undefined> => {
  const row = await database
    .selectFrom('campaigns')
    .select(['id', 'data', 'created_at'])
    .where('event', '=', event)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toCampaign(row);
};

/** Newest first. */
export const listCampaigns = async (
  database: StoreDatabase,
  event: string,
): Promise<readonly Campaign[]> => {
  const rows = await database
    .selectFrom('campaigns')
    .select(['id', 'data', 'created_at'])
    .where('event', '=', event)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toCampaign);
};

const toCampaign = (row: { id: string; data: string; created_at: number }): Campaign => ({
  ...CampaignFields.parse(JSON.parse(row.data)),
  id: row.id,
  createdAt: Number(row.created_at),
});
