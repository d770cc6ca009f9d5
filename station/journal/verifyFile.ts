import { err, ok, type Result } from '#shared/model/result.ts';
import { isDamageError, type Database } from '#sqlite/openDatabase.ts';
import { openToRead } from '#sqlite/openToRead.ts';
import { hasSchemaOf } from '#sqlite/migrate.ts';
import { stationMigrations } from '../database/migrations.ts';
import { stationFile } from '../database/openStationDatabase.ts';
import { ownerIn, verifyJournal, type JournalReport } from './verifyJournal.ts';

export interface FileReport extends JournalReport {
  /** Whether SQLite finds all pages of the file whole, those of the lists too. */
  readonly pagesWhole: boolean;
}

/** Checks the journal of a data folder and the pages of its file; the station may be running. Changes nothing. */
export const verifyFile = (
  dataDir: string,
): Result<FileReport, 'no_station' | 'damaged_database'> => {
  const opened = openToRead(dataDir, { file: stationFile, lock: 'station' });
  if (!opened.ok) return err(opened.error.code === 'no_file' ? 'no_station' : 'damaged_database');
  const { database, close } = opened.value;
  try {
    if (!hasSchemaOf(database, stationMigrations)) return err('damaged_database');
    const report = verifyJournal(database, ownerIn(database));
    return ok({ ...report, pagesWhole: hasWholePages(database) });
  } catch (error) {
    if (isDamageError(error)) return err('damaged_database');
    throw error;
  } finally {
    close();
  }
};

const hasWholePages = (database: Database): boolean => {
  try {
    return database.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (isDamageError(error)) return false;
    throw error;
  }
};
