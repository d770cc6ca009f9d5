import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Recovery } from '#shared/contract/recoveryCalls.ts';
import type { Clock, CrashPoint, Log } from '#shared/model/ports.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { checkFile } from '#sqlite/checkFile.ts';
import type { OpenDatabaseError } from '#sqlite/openDatabase.ts';
import { areKeptSound } from '../database/keptValues.ts';
import { stationMigrations } from '../database/migrations.ts';
import { openStationDatabase, stationFile } from '../database/openStationDatabase.ts';
import { ownerIn, verifyJournal } from '../journal/verifyJournal.ts';
import { carveStation } from './carveStation.ts';
import { readEnrolmentCopy } from './enrolmentCopy.ts';
import { fillDatabase } from './fillDatabase.ts';
import {
  damagedName,
  finishReplacing,
  removeUnfinished,
  replaceDatabase,
} from './replaceDatabase.ts';

export interface SalvageDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly crashPoint: CrashPoint;
}

const fresh = `${stationFile}.salvaging`;

/**
 * Before a station's database is opened: where its file is damaged it is moved aside, as it is, and a new one is made of what
 * can be proven or at least read. Own facts go to the outbox with their identities, whatever the file says of their delivery;
 * the list is fetched again. Gives what was done; null where all was well.
 */
export const salvageStation = (
  dataDir: string,
  { clock, log, crashPoint }: SalvageDeps,
): Result<Recovery | null, OpenDatabaseError> => {
  finishReplacing(dataDir, crashPoint);
  const damage = findDamage(dataDir);
  if (damage === null) return ok(null);
  const at = clock();
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const carved = carveStation(join(dataDir, stationFile));
  const copy = readEnrolmentCopy(dataDir);
  // Nothing in it is a station's: whatever this file is, it is not ours to move.
  if (carved.lines.length === 0 && carved.kept('event') === null && copy === null)
    return err('not_a_database');
  crashPoint('salvage.carved');
  removeUnfinished(dataDir, fresh);
  const opened = openStationDatabase(dataDir, { file: fresh });
  if (!opened.ok) return opened;
  const tables = opened.value;
  const filled = fillDatabase(tables, carved, {
    copy,
    recovery: { at, file: damagedName(stamp) },
  });
  crashPoint('salvage.filled');
  tables.close();
  if (!filled.ok) return err('disk_full');
  replaceDatabase(dataDir, { fresh, stamp, crashPoint });
  const { file, saved, lost } = filled.value;
  log.write('error', 'database was damaged', { damage, file, saved, lost });
  return ok(filled.value);
};

const findDamage = (dataDir: string): string | null => {
  const path = join(dataDir, stationFile);
  // To SQLite an empty file is a new database: that this station had an event is known beside it.
  if (existsSync(path) && statSync(path).size === 0)
    return readEnrolmentCopy(dataDir) === null ? null : 'file';
  return checkFile(path, {
    migrations: stationMigrations,
    isSound: (database) =>
      database.pragma('user_version', { simple: true }) === 0 ||
      (areKeptSound(database) && verifyJournal(database, ownerIn(database)).first === null),
  });
};
