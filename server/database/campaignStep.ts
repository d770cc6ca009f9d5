import type { StoreMigration } from './storeMigration.ts';

/** Campaigns that ask when people can meet, whom they ask, and every answer. A landed step is never edited. */
export const campaignStep: StoreMigration = {
  version: 14,
  sql: `
    -- data is CampaignFields of server/campaigns/campaign.ts.
    CREATE TABLE campaigns (
      event TEXT NOT NULL REFERENCES events (id),
      id TEXT NOT NULL,
      data TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (event, id)
    ) STRICT;

    CREATE TABLE campaign_invitees (
      event TEXT NOT NULL REFERENCES events (id),
      campaign TEXT NOT NULL,
      subject TEXT NOT NULL,
      invited_at INTEGER NOT NULL,
      PRIMARY KEY (event, campaign, subject)
    ) STRICT, WITHOUT ROWID;

    -- Added, never changed: the one with the highest no counts. data is Answer of server/campaigns/answers.ts.
    CREATE TABLE campaign_answers (
      event TEXT NOT NULL REFERENCES events (id),
      campaign TEXT NOT NULL,
      subject TEXT NOT NULL,
      no INTEGER NOT NULL,
      at INTEGER NOT NULL,
      data TEXT NOT NULL,
      PRIMARY KEY (event, campaign, subject, no)
    ) STRICT;
  `,
};
