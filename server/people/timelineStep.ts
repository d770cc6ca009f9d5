import type { StoreMigration } from '../database/storeMigration.ts';

/** What stations recorded of one person. A landed step is never edited. */
export const timelineStep: StoreMigration = {
  version: 15,
  sql: `CREATE INDEX facts_attendee ON facts (event, attendee, position) WHERE attendee IS NOT NULL;`,
};
