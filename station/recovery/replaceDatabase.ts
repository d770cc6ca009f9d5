import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashPoint } from '#shared/model/ports.ts';
import { syncFolder } from '#sqlite/syncFolder.ts';
import { stationFile } from '../database/openStationDatabase.ts';

const ready = `${stationFile}.salvaged-`;
/** What belongs to a database file. The WAL goes first: SQLite would play it into whatever has the file's name. */
const suffixes = ['-wal', '-shm', ''];

export const damagedName = (stamp: string): string => `${stationFile}.damaged-${stamp}`;

/**
 * Puts a finished database in the place of the damaged one, which keeps its parts under another name. The finished one's name
 * says that this is under way, so that whatever a crash leaves undone is done by `finishReplacing` at the next start.
 */
export const replaceDatabase = (
  dataDir: string,
  { fresh, stamp, crashPoint }: { fresh: string; stamp: string; crashPoint: CrashPoint },
): void => {
  renameSync(join(dataDir, fresh), join(dataDir, ready + stamp));
  syncFolder(dataDir);
  crashPoint('salvage.ready');
  finishReplacing(dataDir, crashPoint);
};

/** Goes on where a crash interrupted `replaceDatabase`; usually there is nothing to do. */
export const finishReplacing = (dataDir: string, crashPoint: CrashPoint): void => {
  const name = readdirSync(dataDir).find(
    (found) =>
      found.startsWith(ready) && suffixes.every((end) => end === '' || !found.endsWith(end)),
  );
  if (name === undefined) return;
  const stamp = name.slice(ready.length);
  for (const suffix of suffixes) {
    const from = join(dataDir, stationFile + suffix);
    if (existsSync(from)) renameSync(from, join(dataDir, damagedName(stamp) + suffix));
    syncFolder(dataDir);
    crashPoint('salvage.movedAside');
  }
  renameSync(join(dataDir, name), join(dataDir, stationFile));
  syncFolder(dataDir);
  crashPoint('salvage.replaced');
};

/** A database that an earlier attempt began and did not finish; the damaged one is still in its place. */
export const removeUnfinished = (dataDir: string, fresh: string): void => {
  for (const suffix of suffixes) rmSync(join(dataDir, fresh + suffix), { force: true });
};
