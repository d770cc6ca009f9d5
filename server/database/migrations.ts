import { cardStep } from '../cards/cardStep.ts';
import { personFactsStep } from '../log/personFactsStep.ts';
import { personRunsStep } from '../log/personRunsStep.ts';
import { peopleStep } from '../people/peopleStep.ts';
import { timelineStep } from '../people/timelineStep.ts';
import { registrationStep } from '../registration/registrationStep.ts';
import { tokenStep } from '../tokens/tokenStep.ts';
import { sponsorStep } from '../sponsors/sponsorStep.ts';
import { staffStep } from '../staff/staffStep.ts';
import { uploadStep } from '../imports/uploadStep.ts';
import { deviceStep } from './deviceStep.ts';
import { campaignStep } from './campaignStep.ts';
import { mailStep } from './mailStep.ts';
import type { StoreMigration } from './storeMigration.ts';

/**
 * The store's schema, written as SQLite has it; `inPostgres` makes PostgreSQL's of it. A landed step is never edited.
 * `data` columns are JSON, times ms since 1970.
 */
export const migrations: readonly StoreMigration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

      CREATE TABLE events (
        id TEXT PRIMARY KEY,
        data TEXT NOT NULL,
        imported_code_key TEXT NOT NULL,
        -- The end of the event's log. Taking this row's lock is what puts facts in one order.
        last_position INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE stations (
        id TEXT PRIMARY KEY,
        event TEXT NOT NULL REFERENCES events (id),
        incarnation INTEGER NOT NULL,
        name TEXT NOT NULL,
        public_key TEXT NOT NULL UNIQUE,
        key_id TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('enrolled', 'revoked')),
        enrolled_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE code_keys (
        event TEXT NOT NULL REFERENCES events (id),
        key_id TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (event, key_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE enrolment_codes (
        -- SHA-256 of the secret; the secret itself is nowhere.
        secret_hash TEXT PRIMARY KEY,
        event TEXT NOT NULL REFERENCES events (id),
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_by TEXT REFERENCES stations (id)
      ) STRICT;

      CREATE TABLE facts (
        event TEXT NOT NULL REFERENCES events (id),
        position INTEGER NOT NULL,
        station TEXT NOT NULL,
        incarnation INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        attendee TEXT,
        hash TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (event, position),
        UNIQUE (event, station, incarnation, seq)
      ) STRICT;

      CREATE TABLE set_aside (
        event TEXT NOT NULL REFERENCES events (id),
        station TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        reason TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (event, station, content_hash)
      ) STRICT;

      CREATE TABLE attendees (
        event TEXT NOT NULL REFERENCES events (id),
        id TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (event, id)
      ) STRICT;

      CREATE TABLE sessions (
        event TEXT NOT NULL REFERENCES events (id),
        id TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (event, id)
      ) STRICT;

      CREATE TABLE checkpoints (
        event TEXT NOT NULL REFERENCES events (id),
        id TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (event, id)
      ) STRICT;
    `,
  },
  {
    version: 2,
    sql: `
      -- One event per store, also where two processes make it at once: the second waits for this row.
      INSERT INTO settings (name, value) SELECT 'event', id FROM events;
    `,
  },
  {
    // A file is served by one process, which needs neither of these.
    version: 3,
    sql: '',
    postgres: `
      -- Whoever makes a log longer tells all processes, when the transaction commits.
      CREATE FUNCTION tell_news() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('lanyard_news', NEW.last_position || ' ' || NEW.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER tell_news AFTER UPDATE OF last_position ON events
        FOR EACH ROW WHEN (NEW.last_position > OLD.last_position) EXECUTE FUNCTION tell_news();

      -- Proofs of the last minutes. After a crash of the server it is empty, which costs little.
      CREATE UNLOGGED TABLE used_proofs (
        minute BIGINT NOT NULL,
        id TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (minute, id)
      );
    `,
  },
  {
    version: 4,
    sql: `
      -- How far each journal goes: what is in the log, and the highest seq that the station ever told of.
      CREATE TABLE journals (
        event TEXT NOT NULL REFERENCES events (id),
        station TEXT NOT NULL,
        incarnation INTEGER NOT NULL,
        stored INTEGER NOT NULL,
        highest_stored INTEGER NOT NULL,
        highest_told INTEGER NOT NULL,
        PRIMARY KEY (event, station, incarnation)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO journals SELECT event, station, incarnation, count(*), max(seq), max(seq) FROM facts
        WHERE station <> 'store' GROUP BY event, station, incarnation;

      -- Facts that are in the log although they do not fit the line before ('chain') or their own hash ('hash').
      CREATE TABLE journal_breaks (
        event TEXT NOT NULL REFERENCES events (id),
        station TEXT NOT NULL,
        incarnation INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        problem TEXT NOT NULL,
        PRIMARY KEY (event, station, incarnation, seq)
      ) STRICT, WITHOUT ROWID;

      -- Which line of a journal it says it is; null where that cannot be read.
      ALTER TABLE set_aside ADD COLUMN incarnation INTEGER;
      ALTER TABLE set_aside ADD COLUMN seq INTEGER;
    `,
  },
  {
    version: 5,
    sql: `
      -- Personal links. Their secrets are nowhere: secret_hash is SHA-256 of a secret's whole text.
      CREATE TABLE links (
        handle TEXT PRIMARY KEY,
        event TEXT NOT NULL REFERENCES events (id),
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        scope TEXT NOT NULL,
        generation INTEGER NOT NULL,
        secret_hash TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'revoked', 'superseded')),
        not_before INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        uses INTEGER NOT NULL,
        max_uses INTEGER,
        bound_to TEXT,
        issued_by TEXT NOT NULL,
        issued_at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        supersedes TEXT
      ) STRICT;
      CREATE INDEX links_subject ON links (event, subject, kind, scope);

      -- Who did what to whose link or code, and why. Lines are added, never changed: each has the hash of the one before.
      CREATE TABLE audit (
        event TEXT NOT NULL REFERENCES events (id),
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT,
        handle TEXT,
        reason TEXT NOT NULL,
        details TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (event, seq)
      ) STRICT;
      CREATE INDEX audit_handle ON audit (event, handle);
      CREATE INDEX audit_subject ON audit (event, subject);
    `,
  },
  {
    version: 6,
    sql: `
      -- What was written of people since their list brought them: PersonWrites of shared/rules/person.ts.
      CREATE TABLE attendee_writes (
        event TEXT NOT NULL REFERENCES events (id),
        id TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (event, id)
      ) STRICT;

      -- Who wrote this last, and when, as JSON; null where it came before there were stamps.
      ALTER TABLE events ADD COLUMN stamp TEXT;
      ALTER TABLE sessions ADD COLUMN stamp TEXT;
      ALTER TABLE checkpoints ADD COLUMN stamp TEXT;
    `,
  },
  {
    version: 7,
    sql: `
      -- desk, badge or door: what a station may see of people.
      ALTER TABLE stations ADD COLUMN role TEXT NOT NULL DEFAULT 'desk';
      ALTER TABLE enrolment_codes ADD COLUMN role TEXT NOT NULL DEFAULT 'desk';
    `,
  },
  {
    version: 8,
    sql: `
      -- Who enrolled it, where that was not this store: the upstream store ('store'), or the hub that vouches for it.
      ALTER TABLE stations ADD COLUMN vouched_by TEXT;
      -- 1: a hub, which may vouch for stations of its own and deliver their facts.
      ALTER TABLE stations ADD COLUMN is_hub INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE enrolment_codes ADD COLUMN is_for_hub INTEGER NOT NULL DEFAULT 0;
      -- At a hub: the place in the upstream store's log, 0 where that set the fact aside, null until it has it.
      ALTER TABLE facts ADD COLUMN upstream_position INTEGER;
    `,
  },
  mailStep,
  {
    version: 10,
    sql: `
      -- Browsers that redeemed a personal link. token_hash is SHA-256 of the cookie; a session ends with its link.
      CREATE TABLE link_sessions (
        token_hash TEXT PRIMARY KEY,
        handle TEXT NOT NULL REFERENCES links (handle),
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX link_sessions_handle ON link_sessions (handle);
    `,
  },
  staffStep,
  deviceStep,
  peopleStep,
  campaignStep,
  timelineStep,
  registrationStep,
  cardStep,
  tokenStep,
  sponsorStep,
  uploadStep,
  personFactsStep,
  personRunsStep,
];

/**
 * A step for PostgreSQL: its INTEGER has 32 bits only, and text must be ordered by its bytes as in SQLite, which also keeps
 * indexes valid when the system's locales are updated.
 */
export const inPostgres = ({ sql, postgres }: StoreMigration): string =>
  postgres ??
  sql
    .replaceAll(/\bTEXT\b/g, 'TEXT COLLATE "C"')
    .replaceAll(/\bINTEGER\b/g, 'BIGINT')
    .replaceAll(/\) STRICT(, WITHOUT ROWID)?;/g, ');');
