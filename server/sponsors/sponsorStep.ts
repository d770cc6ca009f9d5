import type { StoreMigration } from '../database/storeMigration.ts';

/** Sponsors, their public profiles and logos. A landed step is never edited. */
export const sponsorStep: StoreMigration = {
  version: 19,
  sql: `
    -- data is SponsorFields of server/sponsors/sponsor.ts, which staff write; profile is SponsorProfile, written by the sponsor.
    CREATE TABLE sponsors (
      event TEXT NOT NULL REFERENCES events (id),
      id TEXT NOT NULL,
      data TEXT NOT NULL,
      profile TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (event, id)
    ) STRICT;

    -- Drawn anew by us: nothing of the file that came is in it. png is base64, so that a move to another database copies text.
    CREATE TABLE sponsor_logos (
      event TEXT NOT NULL REFERENCES events (id),
      sponsor TEXT NOT NULL,
      -- SHA-256 (hex) of the PNG: its public address.
      hash TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      png TEXT NOT NULL,
      PRIMARY KEY (event, sponsor)
    ) STRICT;
    CREATE INDEX sponsor_logos_hash ON sponsor_logos (event, hash);
  `,
};
