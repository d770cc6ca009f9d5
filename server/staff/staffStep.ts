import type { StoreMigration } from '../database/storeMigration.ts';

/** Accounts of the organiser's people. A landed step is never edited. */
export const staffStep: StoreMigration = {
  version: 11,
  sql: `
    -- password: Argon2id as a PHC string. The secret of the second factor is not here: it is made of code_salt and the
    -- store's private key. code_step: the last step of the clock whose code was used.
    CREATE TABLE staff (
      id TEXT PRIMARY KEY,
      event TEXT NOT NULL REFERENCES events (id),
      login TEXT NOT NULL,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
      password TEXT,
      code_salt TEXT,
      code_step INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      UNIQUE (event, login)
    ) STRICT;

    -- One-time addresses with which somebody sets up their account, or sets it up anew. SHA-256 of the secret only.
    CREATE TABLE staff_invitations (
      secret_hash TEXT PRIMARY KEY,
      staff TEXT NOT NULL REFERENCES staff (id),
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX staff_invitations_staff ON staff_invitations (staff);

    -- For those who have lost their phone; each is good once.
    CREATE TABLE staff_recovery_codes (
      staff TEXT NOT NULL REFERENCES staff (id),
      code_hash TEXT NOT NULL,
      PRIMARY KEY (staff, code_hash)
    ) STRICT, WITHOUT ROWID;

    -- Browsers that staff are signed in at. token_hash is SHA-256 of the cookie, id what people call it by.
    CREATE TABLE staff_sessions (
      token_hash TEXT PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      staff TEXT NOT NULL REFERENCES staff (id),
      browser TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX staff_sessions_staff ON staff_sessions (staff);
  `,
};
