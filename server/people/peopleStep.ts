import type { StoreMigration } from '../database/storeMigration.ts';

/** What people are found by. A landed step is never edited. */
export const peopleStep: StoreMigration = {
  version: 13,
  sql: `
    -- Beside each attendee: name is what lists are ordered by, words what is searched, both folded. Narrow, so that a
    -- list of 100,000 is read through at once.
    CREATE TABLE attendee_index (
      event TEXT NOT NULL REFERENCES events (id),
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      words TEXT NOT NULL,
      category TEXT NOT NULL,
      status TEXT NOT NULL,
      PRIMARY KEY (event, id)
    ) STRICT;

    -- Where there are people already, they are read into it once: see fillPeopleIndex.ts.
    INSERT INTO settings (name, value)
      SELECT 'people_index', 'whole' WHERE NOT EXISTS (SELECT 1 FROM attendees);
  `,
};
