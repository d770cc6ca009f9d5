import type { Migration } from '#sqlite/migrate.ts';

/** Never edit a step that has landed; add the next one. */
export const stationMigrations: readonly Migration[] = [
  {
    version: 1,
    sql: /* sql */ `
      -- Single values (event, settings, enrolment, cursor …), each JSON and read through its schema.
      CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      -- The station's own journal and what it pulled of others. position: the place in the event's log; an own fact
      -- without one is in the outbox. about: the fact that an undo names.
      CREATE TABLE facts (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        station TEXT NOT NULL,
        incarnation INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        "offset" INTEGER NOT NULL,
        operator TEXT NOT NULL,
        attendee TEXT,
        checkpoint TEXT,
        about TEXT,
        body TEXT NOT NULL,
        previous_hash BLOB NOT NULL,
        hash BLOB NOT NULL,
        position INTEGER,
        set_aside INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE UNIQUE INDEX facts_identity ON facts (station, incarnation, seq);
      CREATE INDEX facts_outbox ON facts (no) WHERE position IS NULL AND set_aside = 0;
      CREATE INDEX facts_passes ON facts (attendee, checkpoint)
        WHERE kind IN ('admitted', 'departed', 'undone');
      CREATE INDEX facts_notes ON facts (no) WHERE kind = 'noteAdded';

      -- data: the whole attendee as JSON; the columns before it are what rows are found by.
      CREATE TABLE attendees (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        subject BLOB NOT NULL,
        row_key TEXT NOT NULL,
        imported_code TEXT,
        data TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX attendees_id ON attendees (id);
      CREATE UNIQUE INDEX attendees_subject ON attendees (subject);
      CREATE INDEX attendees_imported_code ON attendees (imported_code) WHERE imported_code IS NOT NULL;

      -- Where each person stands at each checkpoint: presenceOf() over the facts.
      CREATE TABLE presence (
        checkpoint TEXT NOT NULL,
        attendee TEXT NOT NULL,
        first_at INTEGER,
        inside INTEGER NOT NULL,
        PRIMARY KEY (checkpoint, attendee)
      ) STRICT, WITHOUT ROWID;

      -- The newest badge of a person, for "superseded since … at …".
      CREATE TABLE badges (
        attendee TEXT PRIMARY KEY,
        generation INTEGER NOT NULL,
        at INTEGER NOT NULL,
        station TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        room TEXT NOT NULL,
        starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        seats INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE checkpoints (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        session TEXT,
        policy TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE stations (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE code_keys (
        owner TEXT NOT NULL,
        key_id TEXT NOT NULL,
        key TEXT NOT NULL,
        PRIMARY KEY (owner, key_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE badge_jobs (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        attendee TEXT NOT NULL,
        generation INTEGER NOT NULL,
        printer TEXT NOT NULL,
        state TEXT NOT NULL,
        problem TEXT,
        at INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 2,
    sql: /* sql */ `
      -- A cloned disk writes other lines at the same places: both versions are kept. set_aside: 0 no, 1 set aside by the
      -- store, 2 set aside because another line has its place, 3 the same and written again in a later incarnation.
      DROP INDEX facts_identity;
      CREATE UNIQUE INDEX facts_identity ON facts (station, incarnation, seq, hash);
      CREATE INDEX facts_forked ON facts (no) WHERE set_aside = 2;
    `,
  },
  {
    version: 3,
    sql: /* sql */ `
      -- ceiling: the latest time that this fact's writes count as, where the token store gave one with the position.
      ALTER TABLE facts ADD COLUMN ceiling INTEGER;

      -- data: PersonWrites as JSON; only of people who were changed after the list brought them.
      CREATE TABLE attendee_writes (attendee TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT, WITHOUT ROWID;

      -- stamp: who wrote this last, and when, as JSON; null where it came before there were stamps.
      ALTER TABLE sessions ADD COLUMN stamp TEXT;
      ALTER TABLE checkpoints ADD COLUMN stamp TEXT;

      -- A forged or damaged fact may name a subject again: it must not stop the facts behind it.
      DROP INDEX attendees_subject;
      CREATE INDEX attendees_subject ON attendees (subject);
    `,
  },
  {
    version: 4,
    sql: /* sql */ `
      -- Admissions of one person at one checkpoint by stations that were apart from each other: findDoubles() over the
      -- facts. later, earlier: the two facts.
      CREATE TABLE doubles (
        checkpoint TEXT NOT NULL,
        attendee TEXT NOT NULL,
        later TEXT NOT NULL,
        later_at INTEGER NOT NULL,
        later_station TEXT NOT NULL,
        earlier TEXT NOT NULL,
        earlier_at INTEGER NOT NULL,
        earlier_station TEXT NOT NULL,
        PRIMARY KEY (checkpoint, attendee, later)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE seen_doubles (later TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

      -- What a supervisor decided of two records that may be one person; kept: the one that counts, null: two people.
      CREATE TABLE person_pairs (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        kept TEXT,
        stamp TEXT NOT NULL,
        PRIMARY KEY (one, other)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX attendees_walk_ins ON attendees (no) WHERE row_key = '';
    `,
  },
  {
    version: 5,
    sql: /* sql */ `
      -- 1: it does not take place.
      ALTER TABLE sessions ADD COLUMN canceled INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX facts_closed_cases ON facts (no) WHERE kind = 'caseClosed';
    `,
  },
  {
    version: 6,
    sql: /* sql */ `
      -- Whose a subject may be; attendees says whose it is. Two tables in place of an index: see subjectIndex.ts.
      CREATE TABLE subjects (
        subject BLOB NOT NULL,
        no INTEGER NOT NULL,
        PRIMARY KEY (subject, no)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE new_subjects (
        subject BLOB NOT NULL,
        no INTEGER NOT NULL,
        PRIMARY KEY (subject, no)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO subjects SELECT subject, no FROM attendees ORDER BY subject, no;
      DROP INDEX attendees_subject;
      CREATE TRIGGER attendees_subject_changed AFTER UPDATE OF subject ON attendees
        WHEN new.subject <> old.subject BEGIN
        INSERT OR IGNORE INTO new_subjects VALUES (new.subject, new.no);
      END;
    `,
  },
  {
    version: 7,
    sql: /* sql */ `
      -- run: new subjects come in runs, one after the other.
      DROP TRIGGER attendees_subject_changed;
      INSERT OR IGNORE INTO subjects SELECT subject, no FROM new_subjects;
      DROP TABLE new_subjects;
      CREATE TABLE new_subjects (
        run INTEGER NOT NULL,
        subject BLOB NOT NULL,
        no INTEGER NOT NULL,
        PRIMARY KEY (run, subject, no)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER attendees_subject_changed AFTER UPDATE OF subject ON attendees
        WHEN new.subject <> old.subject BEGIN
        INSERT OR IGNORE INTO subjects VALUES (new.subject, new.no);
      END;
    `,
  },
];
