import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one world's disks, in memory where the system has such a place. */
export const makeDiskFolder = (): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'lanyard-sim-'));

export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true });

/**
 * A disk as a dying process leaves it: all files but SQLite's shared memory, which is no file of the disk. The database
 * may be open in this process; everything it has committed is in its write-ahead log.
 */
export const copyDisk = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!name.endsWith('-shm')) copyFileSync(join(from, name), join(to, name));
  }
};

export const walLength = (folder: string, database: string): number => {
  const path = join(folder, `${database}-wal`);
  return existsSync(path) ? statSync(path).size : 0;
};

/** Cuts the write-ahead log, as a power cut in the middle of a commit does. */
export const cutWal = (folder: string, database: string, length: number): void =>
  truncateSync(join(folder, `${database}-wal`), length);
