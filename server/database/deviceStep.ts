import type { StoreMigration } from './storeMigration.ts';

/** The browsers that links were opened in. A landed step is never edited. */
export const deviceStep: StoreMigration = {
  version: 12,
  sql: `
    -- Browsers that are known to be in the hands of a link's owner. token_hash is SHA-256 of a cookie that stays; generation
    -- that of the link. Rows stay when they end: only the very first browser of a link's line is let in without proof.
    CREATE TABLE known_devices (
      event TEXT NOT NULL REFERENCES events (id),
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      scope TEXT NOT NULL,
      token_hash TEXT NOT NULL,
      generation INTEGER NOT NULL,
      added_at INTEGER NOT NULL,
      ended_at INTEGER,
      PRIMARY KEY (event, kind, subject, scope, token_hash)
    ) STRICT, WITHOUT ROWID;
  `,
};
