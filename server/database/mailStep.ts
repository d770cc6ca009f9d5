import type { StoreMigration } from './storeMigration.ts';

/** Templates, the queue of mails, codes for new devices, and exports. A landed step is never edited. */
export const mailStep: StoreMigration = {
  version: 9,
  sql: `
    -- Every version of a mail template that was saved; data is subject, text and html. published_at: it passed the gate.
    CREATE TABLE mail_templates (
      event TEXT NOT NULL REFERENCES events (id),
      name TEXT NOT NULL,
      version INTEGER NOT NULL,
      data TEXT NOT NULL,
      saved_by TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      published_by TEXT,
      published_at INTEGER,
      PRIMARY KEY (event, name, version)
    ) STRICT;

    -- The queue: one mail to one recipient. data is a MailJob of server/mail/mailJob.ts: it never holds an address or a secret.
    CREATE TABLE mail_jobs (
      -- Also the Message-ID at each attempt, so that a mail program can tell a second copy.
      id TEXT PRIMARY KEY,
      event TEXT NOT NULL REFERENCES events (id),
      -- Those that were queued together.
      mailing TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      data TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'bounced', 'failed', 'dropped')),
      attempts INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      -- Who sends it now, and until when that counts.
      claimed_by TEXT,
      claimed_until INTEGER,
      -- The handles of the links of the last attempt, as JSON.
      handles TEXT NOT NULL,
      -- HMAC of the address of the last attempt, so that a bounce is counted against that address alone.
      address_hash TEXT,
      problem TEXT,
      queued_by TEXT NOT NULL,
      queued_at INTEGER NOT NULL,
      ended_at INTEGER,
      UNIQUE (event, mailing, subject)
    ) STRICT;
    CREATE INDEX mail_jobs_due ON mail_jobs (event, state, due_at);
    CREATE INDEX mail_jobs_subject ON mail_jobs (event, subject);

    -- When the next mail may go, for all processes together.
    CREATE TABLE mail_pace (
      event TEXT PRIMARY KEY REFERENCES events (id),
      next_at INTEGER NOT NULL
    ) STRICT;

    -- Addresses that refuse mail for good; they are not written to again until they change or staff say so.
    CREATE TABLE bounced_addresses (
      event TEXT NOT NULL REFERENCES events (id),
      subject TEXT NOT NULL,
      address_hash TEXT NOT NULL,
      status TEXT NOT NULL,
      job TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (event, subject, address_hash)
    ) STRICT;

    -- Six digits by mail for a new device; code_hash is null until the mail is made.
    CREATE TABLE device_challenges (
      id TEXT PRIMARY KEY,
      event TEXT NOT NULL REFERENCES events (id),
      subject TEXT NOT NULL,
      kind TEXT NOT NULL,
      link TEXT NOT NULL,
      code_hash TEXT,
      expires_at INTEGER NOT NULL,
      tries INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      proven_at INTEGER
    ) STRICT;
    CREATE INDEX device_challenges_subject ON device_challenges (event, subject, created_at);

    -- Lists with entry codes: one asks, another approves, it is made once.
    CREATE TABLE export_requests (
      id TEXT PRIMARY KEY,
      event TEXT NOT NULL REFERENCES events (id),
      format TEXT NOT NULL,
      reason TEXT NOT NULL,
      requested_by TEXT NOT NULL,
      requested_at INTEGER NOT NULL,
      approved_by TEXT,
      approved_at INTEGER,
      made_by TEXT,
      made_at INTEGER,
      -- What the file calls itself.
      batch TEXT UNIQUE
    ) STRICT;

    -- Which generations are in a batch; rotating it replaces those that still count.
    CREATE TABLE export_codes (
      batch TEXT NOT NULL,
      attendee TEXT NOT NULL,
      generation INTEGER NOT NULL,
      PRIMARY KEY (batch, attendee)
    ) STRICT, WITHOUT ROWID;
  `,
};
