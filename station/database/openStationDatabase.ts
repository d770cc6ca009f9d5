import { join } from 'node:path';
import { noCrashPoint, type CrashPoint, type Log } from '#shared/model/ports.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import {
  isCannotWrite,
  openDatabase,
  withoutWaiting,
  type Database,
  type OpenDatabaseError,
} from '#sqlite/openDatabase.ts';
import { createAttendeeTable, type AttendeeTable } from './attendeeTable.ts';
import { createDoubleTable, type DoubleTable } from './doubleTable.ts';
import { createFactTable, type FactTable } from './factTable.ts';
import { createLogKeeper, type LogKeeper } from './createLogKeeper.ts';
import { createJobTable, type JobTable } from './jobTable.ts';
import { createKeptValues, type KeptValues } from './keptValues.ts';
import { stationMigrations } from './migrations.ts';
import { createPairTable, type PairTable } from './pairTable.ts';
import { createPresenceTable, type PresenceTable } from './presenceTable.ts';
import { createProgrammeTable, type ProgrammeTable } from './programmeTable.ts';
import { createStationTable, type StationTable } from './stationTable.ts';
import { createWritesTable, type WritesTable } from './writesTable.ts';

/** The station's one database file, a table a member. */
export interface StationDatabase {
  readonly database: Database;
  readonly kept: KeptValues;
  readonly facts: FactTable;
  readonly attendees: AttendeeTable;
  readonly writes: WritesTable;
  readonly programme: ProgrammeTable;
  readonly stations: StationTable;
  readonly presence: PresenceTable;
  readonly doubles: DoubleTable;
  readonly pairs: PairTable;
  readonly jobs: JobTable;
  /** All or nothing, on disk when it returns; `cannot_record` where the disk is full or the file damaged. */
  readonly transact: <Value>(work: () => Value) => Result<Value, 'cannot_record'>;
  /** The same for what can be fetched again: a power cut may undo it, until another transaction is on disk. */
  readonly transactSoon: <Value>(work: () => Value) => Result<Value, 'cannot_record'>;
  readonly logKeeper: LogKeeper;
  /** Called after each rollback, so that whoever remembers values forgets them. */
  readonly onRollback: (forget: () => void) => void;
  /** Inside a transaction: forgets event and list, for a station that joins another event. Facts stay. */
  readonly forgetEvent: () => void;
  /** What tables remember is read again: somebody wrote past them. */
  readonly forget: () => void;
  /**
   * Inside a transaction: forgets event, list and all facts that the store has. The outbox stays, and who this station is
   * to the store that still takes it.
   */
  readonly wipe: () => void;
  /** What was deleted is no longer in the file or beside it. */
  readonly scrub: () => void;
  readonly crashPoint: CrashPoint;
  readonly close: () => void;
}

/** The database file's name in a data folder. */
export const stationFile = 'station.sqlite';

/** Opens or makes a station's database; `file` is another one's name in the same folder. */
export const openStationDatabase = (
  dataDir: string,
  {
    file = stationFile,
    crashPoint = noCrashPoint,
    log = noLog,
  }: { readonly file?: string; readonly crashPoint?: CrashPoint; readonly log?: Log } = {},
): Result<StationDatabase, OpenDatabaseError> => {
  const opened = openDatabase({
    path: join(dataDir, file),
    migrations: stationMigrations,
  });
  if (!opened.ok) return opened;
  const database = opened.value;
  const kept = createKeptValues(database);
  const attendees = createAttendeeTable(database);
  const programme = createProgrammeTable(database);
  const stations = createStationTable(database);
  const presence = createPresenceTable(database);
  const writes = createWritesTable(database);
  const doubles = createDoubleTable(database);
  const pairs = createPairTable(database);
  const forgetters = [
    kept.forget,
    attendees.forget,
    programme.forget,
    stations.forget,
    presence.forget,
    writes.forget,
    doubles.forget,
    pairs.forget,
  ];

  // Made once: each `transaction()` makes a set of functions anew, which a scan would pay for.
  const inTransaction = database.transaction((work: () => void) => {
    work();
    crashPoint('database.written');
  });
  const transact = <Value>(work: () => Value): Result<Value, 'cannot_record'> => {
    try {
      let value: Value | undefined;
      inTransaction.immediate(() => {
        value = work();
      });
      crashPoint('database.committed');
      // `work` has run, or there was an error.
      return ok(value as Value);
    } catch (error) {
      for (const forget of forgetters) forget();
      if (isCannotWrite(error)) return err('cannot_record');
      throw error;
    }
  };

  const emptyTables = (tables: readonly string[]): void => {
    for (const table of tables) database.exec(`DELETE FROM ${table}`);
  };

  const forgetEvent = (): void => {
    emptyTables(eventTables);
    database.exec("DELETE FROM kept WHERE name <> 'settings'");
    for (const forget of forgetters) forget();
  };

  const wipe = (): void => {
    // The print queue stays: it names nobody, and what came out must be known.
    emptyTables(eventTables);
    database.exec(
      `DELETE FROM kept WHERE name NOT IN ('settings', 'enrolment', 'contact', 'cursor', 'revokedAt')`,
    );
    database.exec('DELETE FROM facts WHERE position IS NOT NULL OR set_aside <> 0');
    for (const forget of forgetters) forget();
  };

  const scrub = (): void => {
    // VACUUM writes the file anew; the log beside it still has the pages from before.
    database.exec('VACUUM');
    database.pragma('wal_checkpoint(TRUNCATE)');
  };

  return ok({
    database,
    kept,
    facts: createFactTable(database),
    attendees,
    writes,
    programme,
    stations,
    presence,
    doubles,
    pairs,
    jobs: createJobTable(database),
    transact,
    transactSoon: (work) => withoutWaiting(database, () => transact(work)),
    logKeeper: createLogKeeper(database, log),
    onRollback: (forget) => forgetters.push(forget),
    forgetEvent,
    forget: () => {
      for (const forget of forgetters) forget();
    },
    wipe,
    scrub,
    crashPoint,
    close: () => database.close(),
  });
};

const noLog: Log = { write: () => undefined };

const eventTables = [
  'attendees',
  'subjects',
  'new_subjects',
  'attendee_writes',
  'presence',
  'doubles',
  'seen_doubles',
  'person_pairs',
  'badges',
  'sessions',
  'checkpoints',
  'stations',
  'code_keys',
];
