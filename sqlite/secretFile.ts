import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { noCrashPoint, type CrashPoint } from '#shared/model/ports.ts';
import { syncFolder } from './syncFolder.ts';

/** Writes a file (mode 0600) so that a crash leaves either the whole of it or what was there before. */
export const writeSecretFile = (
  path: string,
  text: string,
  crashPoint: CrashPoint = noCrashPoint,
): void => {
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  crashPoint('secretFile.written');
  renameSync(temporary, path);
  syncFolder(dirname(path));
};
