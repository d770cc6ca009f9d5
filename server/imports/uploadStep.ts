import type { StoreMigration } from '../database/storeMigration.ts';

/** Lists that staff brought to the console and have not taken in yet. A landed step is never edited. */
export const uploadStep: StoreMigration = {
  version: 20,
  sql: `
    -- sealed: the file, readable with the cookie of the browser that brought it only; empty once it was taken in. data is
    -- UploadData of server/imports/uploads.ts: no text of the file.
    CREATE TABLE list_uploads (
      id TEXT PRIMARY KEY,
      event TEXT NOT NULL REFERENCES events (id),
      staff TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      sealed TEXT NOT NULL,
      data TEXT NOT NULL
    ) STRICT;
    CREATE INDEX list_uploads_created_at ON list_uploads (created_at);
  `,
};
