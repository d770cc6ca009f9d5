import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { err, ok, type Result } from '#shared/model/result.ts';
import { isCannotWrite } from '#sqlite/openDatabase.ts';
import { openReadOnly } from '#sqlite/openReadOnly.ts';
import { readPrivateKeyFile } from '#sqlite/privateKeyFile.ts';
import { keyFilePath } from '../codes/keyFiles.ts';
import { keyNames } from '../codes/keyKeeper.ts';

export type BackUpError =
  'cannot_open' | 'not_a_database' | 'backup_exists' | 'cannot_write' | 'no_key';

/**
 * Copies a store's file, also while it is served, and its keys beside the copy: the copy opens as a store. It is one state
 * of the store, checked, and on disk before it gets its name. Gives the names of all files written.
 */
export const backUpFile = (
  from: string,
  to: string,
): Result<{ readonly files: readonly string[] }, BackUpError> => {
  const keys = keyNames.flatMap((name) => {
    const key = readPrivateKeyFile(keyFilePath(from, name));
    return key === undefined ? [] : [{ path: keyFilePath(to, name), text: JSON.stringify(key) }];
  });
  if (keys.length === 0) return err('no_key');
  const files = [to, ...keys.map(({ path }) => path)];
  if (files.some((file) => existsSync(file))) return err('backup_exists');
  const source = openReadOnly(from);
  if (!source.ok) return source;
  const part = `${to}.part`;
  try {
    rmSync(part, { force: true });
    // Before it is filled, so that it is never open to others.
    writeFileSync(part, '', { mode: 0o600 });
    source.value.prepare('VACUUM INTO ?').run(part);
    if (!isSound(part)) return err('not_a_database');
    for (const { path, text } of keys) {
      writeFileSync(path, `${text}\n`, { mode: 0o600 });
      sync(path);
    }
    sync(part);
    renameSync(part, to);
    return ok({ files });
  } catch (error) {
    if (isCannotWrite(error) || isOfDisk(error)) return err('cannot_write');
    throw error;
  } finally {
    source.value.close();
    rmSync(part, { force: true });
  }
};

const isSound = (path: string): boolean => {
  const copy = openReadOnly(path);
  if (!copy.ok) return false;
  try {
    return copy.value.pragma('integrity_check', { simple: true }) === 'ok';
  } finally {
    copy.value.close();
  }
};

const sync = (path: string): void => {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

const isOfDisk = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(ENOENT|ENOTDIR|EACCES|EPERM|EROFS|ENOSPC|EDQUOT|EISDIR|EIO)$/.test(String(error.code));
