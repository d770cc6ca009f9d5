import { randomBytes } from 'node:crypto';
import type { Fact } from '#shared/model/fact.ts';
import {
  openStationDatabase,
  type StationDatabase,
} from '#station/database/openStationDatabase.ts';
import { createJournal } from '#station/journal/createJournal.ts';
import { projectFact } from '#station/journal/projectFact.ts';
import { createTurns } from '#station/calls/createTurns.ts';
import { createSubjectSettler } from '#station/attendees/createSubjectSettler.ts';
import { createSamePeople } from '#station/attendees/createSamePeople.ts';
import { createSearchIndex } from '#station/search/createSearchIndex.ts';
import { createSyncStore } from '#station/sync/createSyncStore.ts';
import type { StationSyncStore } from '#station/sync/syncStore.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';

/** A station's real database with its projections, and the part of it that sync talks to. */
export interface Replica {
  readonly tables: StationDatabase;
  readonly sync: StationSyncStore;
  /** Writes own facts that no store has seen yet. */
  readonly write: (facts: readonly Fact[]) => void;
  /** Everything that the projections say. */
  readonly says: () => unknown;
  readonly close: () => void;
}

export const openReplica = (): Replica => {
  const opened = openStationDatabase(temporaryFolder());
  if (!opened.ok) throw new Error(opened.error.code);
  const tables = opened.value;
  const { facts, kept } = tables;
  const journal = createJournal({ facts, kept, clock: Date.now, random: randomBytes });
  const search = createSearchIndex();
  const turns = createTurns();
  const log = { write: () => undefined };
  const sync = createSyncStore({
    tables,
    journal,
    search,
    turns,
    subjects: createSubjectSettler({ tables, turns, log }),
    samePeople: createSamePeople({ tables, search, searchReady: () => Promise.resolve() }),
    clock: Date.now,
    random: randomBytes,
    log,
    emit: () => undefined,
    wakeSync: () => undefined,
  });
  return {
    tables,
    sync,
    close: () => tables.close(),
    write: (own) => {
      tables.transact(() => {
        for (const fact of own) if (facts.add(fact, null)) projectFact(tables, fact);
      });
    },
    says: () =>
      Object.fromEntries(
        Object.entries(projections).map(([table, order]) => [
          table,
          tables.database.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all().map(readRow),
        ]),
      ),
  };
};

const projections = {
  attendees: 'id',
  attendee_writes: 'attendee',
  badges: 'attendee',
  presence: 'checkpoint, attendee',
  sessions: 'id',
  checkpoints: 'id',
  doubles: 'checkpoint, attendee, later',
  seen_doubles: 'later',
  person_pairs: 'one, other',
};

/** Without the row number, which is this station's own, and with JSON read, whose order of keys says nothing. */
const readRow = (row: unknown): unknown =>
  Object.fromEntries(
    Object.entries(Object(row) as Record<string, unknown>).flatMap(([column, value]) => {
      if (column === 'no') return [];
      const isJson = typeof value === 'string' && /^[{[]/.test(value);
      return [[column, isJson ? (JSON.parse(value) as unknown) : value]];
    }),
  );
