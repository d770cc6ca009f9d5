/** The tables of campaigns as Kysely sees them; campaignStep.ts says what each column means. */
export interface CampaignTables {
  readonly campaigns: {
    readonly event: string;
    readonly id: string;
    readonly data: string;
    readonly created_at: number;
  };
  readonly campaign_invitees: {
    readonly event: string;
    readonly campaign: string;
    readonly subject: string;
    readonly invited_at: number;
  };
  readonly campaign_answers: {
    readonly event: string;
    readonly campaign: string;
    readonly subject: string;
    readonly no: number;
    readonly at: number;
    readonly data: string;
  };
}
