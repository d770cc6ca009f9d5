import type { StoreMigration } from '../database/storeMigration.ts';

/** Where the facts about a person stand in the log: see personFacts.ts. A landed step is never edited. */
export const personFactsStep: StoreMigration = {
  version: 21,
  sql: `
    CREATE TABLE person_facts (
      event TEXT NOT NULL REFERENCES events (id),
      attendee TEXT NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (event, attendee, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO person_facts
      SELECT event, attendee, position FROM facts WHERE attendee IS NOT NULL ORDER BY event, attendee, position;

    -- The same of the newest facts, in the order of the log.
    CREATE TABLE person_facts_new (
      event TEXT NOT NULL REFERENCES events (id),
      position INTEGER NOT NULL,
      attendee TEXT NOT NULL,
      PRIMARY KEY (event, position)
    ) STRICT, WITHOUT ROWID;

    DROP INDEX facts_attendee;
  `,
};
