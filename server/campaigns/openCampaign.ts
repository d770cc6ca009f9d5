import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreDatabase } from '../database/tables.ts';
import type { Campaign } from './campaign.ts';
import { readCampaign } from './campaignRows.ts';

export type OpenCampaignError = 'no_campaign' | 'unknown_campaign' | 'campaign_closed';

/** The campaign that a link is to be for: nobody is asked what is not to be answered any more. */
export const openCampaign = async (
  trx: StoreDatabase,
  { event, now }: { readonly event: string; readonly now: number },
  id: string,
): Promise<Result<Campaign, OpenCampaignError>> => {
  if (id === '') return err('no_campaign');
  const campaign = await readCampaign(trx, event, id);
  if (campaign === undefined) return err('unknown_campaign');
  return campaign.closesAt <= now ? err('campaign_closed') : ok(campaign);
};
