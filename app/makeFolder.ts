import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { err, ok, type Result } from '#shared/model/result.ts';

export type FolderError = 'not_a_folder' | 'no_permission' | 'disk_full';

/** Makes a data folder (mode 0700) where it is missing, and looks whether it can be written to. */
export const makeFolder = (dataDir: string): Result<null, FolderError> => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!statSync(dataDir).isDirectory()) return err('not_a_folder');
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' || code === 'ENOTDIR') return err('not_a_folder');
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return err('no_permission');
    if (code === 'ENOSPC' || code === 'EDQUOT') return err('disk_full');
    throw error;
  }
};
