import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/model/result.ts';
import { migrations } from '#server/database/migrations.ts';
import { checkFile } from '#sqlite/checkFile.ts';
import { syncFolder } from '#sqlite/syncFolder.ts';

export type StoreFileError = 'damaged_store';

const storeFile = 'store.sqlite';
const suffixes = ['-wal', '-shm', ''];

/**
 * Looks at the token store's file before it is opened. Unlike a station's it is never moved aside unasked: it may be the only
 * place where facts of stations are that nobody has any more. After a clean end only its header is looked at.
 */
export const checkStoreFile = (dataDir: string): Result<null, StoreFileError> => {
  const path = join(dataDir, storeFile);
  const wal = `${path}-wal`;
  const wasCut = existsSync(wal) && statSync(wal).size > 0;
  return checkFile(path, { migrations, isQuick: !wasCut }) === null
    ? ok(null)
    : err('damaged_store');
};

/** Moves a store's files aside as they are; gives the file's new name, or null where there is no store. */
export const moveStoreAside = (dataDir: string, now: number): string | null => {
  if (!existsSync(join(dataDir, storeFile))) return null;
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const name = `${storeFile}.damaged-${stamp}`;
  for (const suffix of suffixes) {
    const from = join(dataDir, storeFile + suffix);
    if (existsSync(from)) renameSync(from, join(dataDir, name + suffix));
  }
  syncFolder(dataDir);
  return name;
};
