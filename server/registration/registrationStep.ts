import type { StoreMigration } from '../database/storeMigration.ts';

/** What people answered to their invitation. A landed step is never edited. */
export const registrationStep: StoreMigration = {
  version: 16,
  sql: `
    -- answer: the person's own last one. While the store's own fact number status_seq is the newest write of the status, the
    -- status is the person's own doing; status_before is what it was then. applied_at: came by the public form, null for all
    -- others; consent says to which words.
    CREATE TABLE registrations (
      event TEXT NOT NULL REFERENCES events (id),
      attendee TEXT NOT NULL,
      answer TEXT CHECK (answer IN ('accepted', 'declined')),
      answered_at INTEGER,
      status_seq INTEGER,
      status_before TEXT,
      applied_at INTEGER,
      consent TEXT,
      PRIMARY KEY (event, attendee)
    ) STRICT, WITHOUT ROWID;

    -- What was changed of somebody since they were brought.
    CREATE INDEX facts_changes ON facts (event, attendee, position) WHERE kind = 'attendeeChanged';
  `,
};
