import type { StoreMigration } from '../database/storeMigration.ts';

/** Cards that attendees exchange. A landed step is never edited. */
export const cardStep: StoreMigration = {
  version: 17,
  sql: `
    -- What somebody's card says, and whether it is given at once; who never chose is asked.
    CREATE TABLE card_settings (
      event TEXT NOT NULL REFERENCES events (id),
      attendee TEXT NOT NULL,
      mode TEXT NOT NULL CHECK (mode IN ('ask', 'give', 'off')),
      fields TEXT NOT NULL,
      changed_at INTEGER NOT NULL,
      PRIMARY KEY (event, attendee)
    ) STRICT, WITHOUT ROWID;

    -- Of two people, whose ids are in order: what each hands over, as JSON. ignored: asked of somebody who wants no questions.
    -- ended_by: who withdrew it, or put a question away that was declined.
    CREATE TABLE card_exchanges (
      id TEXT PRIMARY KEY,
      event TEXT NOT NULL REFERENCES events (id),
      one TEXT NOT NULL,
      other TEXT NOT NULL,
      asked_by TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('asked', 'ignored', 'given', 'declined', 'withdrawn')),
      one_fields TEXT NOT NULL,
      other_fields TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      answered_at INTEGER,
      ended_by TEXT,
      UNIQUE (event, one, other)
    ) STRICT;
    CREATE INDEX card_exchanges_other ON card_exchanges (event, other);

    -- facts_attendee does this too.
    DROP INDEX facts_changes;
  `,
};
