import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { err, ok, type Result } from '#shared/model/result.ts';

export type FolderError = 'not_a_folder' | 'no_such_place' | 'no_permission' | 'disk_full';

/** Makes a data folder (mode 0700) where it is missing, and looks whether it can be written to. */
export const makeFolder = (dataDir: string): Result<null, FolderError> => {
  try {
    makeBelow(resolve(dataDir));
    if (!statSync(dataDir).isDirectory()) return err('not_a_folder');
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' || code === 'ENOTDIR') return err('not_a_folder');
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return err('no_permission');
    if (code === 'ENOENT') return err('no_such_place');
    if (code === 'ENOSPC' || code === 'EDQUOT') return err('disk_full');
    throw error;
  }
};

/** Folder by folder: Node's own recursive mkdir never returns where a file system takes no new folders (/proc). */
const makeBelow = (folder: string): void => {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeBelow(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another program may have made it just now.
    if (!existsSync(folder)) throw error;
  }
};
