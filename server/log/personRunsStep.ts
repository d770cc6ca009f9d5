import type { StoreMigration } from '../database/storeMigration.ts';

/** Facts by person in runs: see personFacts.ts. A landed step is never edited. */
export const personRunsStep: StoreMigration = {
  version: 22,
  sql: `
    -- Where in the log each run ends; it begins behind the one before.
    CREATE TABLE person_runs (
      event TEXT NOT NULL REFERENCES events (id),
      last INTEGER NOT NULL,
      PRIMARY KEY (event, last)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO person_runs SELECT id, last_position FROM events WHERE last_position > 0;

    DROP TABLE person_facts_new;
    DROP TABLE person_facts;
    CREATE TABLE person_facts (
      event TEXT NOT NULL REFERENCES events (id),
      run INTEGER NOT NULL,
      attendee TEXT NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (event, run, attendee, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO person_facts
      SELECT event, last_position, attendee, position FROM facts JOIN events ON events.id = facts.event
        WHERE attendee IS NOT NULL ORDER BY event, attendee, position;
  `,
};
