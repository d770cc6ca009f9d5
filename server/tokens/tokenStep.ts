import type { StoreMigration } from '../database/storeMigration.ts';

/** Programs that use the HTTP API. A landed step is never edited. */
export const tokenStep: StoreMigration = {
  version: 18,
  sql: `
    -- secret_hash is SHA-256 of the token's whole text; scopes are a JSON list.
    CREATE TABLE api_tokens (
      id TEXT PRIMARY KEY,
      event TEXT NOT NULL REFERENCES events (id),
      name TEXT NOT NULL,
      secret_hash TEXT NOT NULL UNIQUE,
      scopes TEXT NOT NULL,
      created_by TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      revoked_at INTEGER,
      used_at INTEGER
    ) STRICT;
  `,
};
