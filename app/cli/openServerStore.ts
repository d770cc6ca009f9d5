import { Option, type Command } from 'commander';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';
import type { OpenStoreError, StorePlace } from '#server/database/openBackend.ts';
import type { Log } from '#shared/model/ports.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { lockFolder } from '#sqlite/lockFolder.ts';
import { checkStoreFile, type StoreFileError } from '../checkStoreFile.ts';
import { createFileLog } from '../log/createFileLog.ts';
import { createStreamLog } from '../log/createStreamLog.ts';
import { makeFolder, type FolderError } from '../makeFolder.ts';
import type { OutputOptions } from './output.ts';

/** Where a command finds its token store: in a folder, or on PostgreSQL. */
export interface StoreOptions extends OutputOptions {
  readonly data?: string;
  readonly databaseUrl?: string;
}

export interface ServerStore {
  readonly store: TokenStore;
  readonly close: () => Promise<void>;
}

export type ServerStoreError =
  | OpenStoreError
  | StoreFileError
  | FolderError
  | 'in_use'
  | 'no_data'
  | 'no_store'
  | 'no_database_url';

export const withStoreOptions = (command: Command, data: string): Command =>
  command
    .option('--data <dir>', data)
    .addOption(
      new Option(
        '--database-url <url>',
        'PostgreSQL in place of a file; the secret for its keys is in LANYARD_KEY_SECRET',
      ).env('DATABASE_URL'),
    )
    .option('--json', 'print JSON');

/**
 * Opens the store to serve it: the folder is made where it is missing, and is this process's alone where it holds the
 * database. Without a folder the log goes to standard error.
 */
export const openToServe = async (
  options: StoreOptions,
): Promise<Result<ServerStore, ServerStoreError>> => {
  const place = placeOf(options);
  if (!place.ok) return place;
  if (options.data !== undefined) {
    const folder = makeFolder(options.data);
    if (!folder.ok) return folder;
  }
  const lock =
    options.data === undefined || place.value.kind === 'postgres'
      ? ok({ release: () => undefined })
      : lockFolder(options.data, 'store');
  if (!lock.ok) return lock;
  const sound = place.value.kind === 'sqlite' ? checkStoreFile(options.data ?? '') : ok(null);
  const opened = sound.ok ? await open(place.value, options) : sound;
  if (!opened.ok) {
    lock.value.release();
    return opened;
  }
  const store = opened.value;
  const close = async (): Promise<void> => {
    await store.close();
    lock.value.release();
  };
  return ok({ store, close });
};

/** Opens a store that is there, beside the process that may serve it. */
export const openBeside = async (
  options: StoreOptions,
): Promise<Result<TokenStore, ServerStoreError>> => {
  const place = placeOf(options);
  if (!place.ok) return place;
  // A mistyped folder must not become a second, empty token store.
  if (place.value.kind === 'sqlite' && !existsSync(place.value.path)) return err('no_store');
  return open(place.value, options);
};

const placeOf = (options: StoreOptions): Result<StorePlace, 'no_data' | 'no_database_url'> => {
  const { data, databaseUrl } = options;
  if (databaseUrl !== undefined && databaseUrl !== '') {
    return isDatabaseUrl(databaseUrl)
      ? ok({ kind: 'postgres', url: databaseUrl, keySecret: keySecret() })
      : err('no_database_url');
  }
  return data === undefined
    ? err('no_data')
    : ok({ kind: 'sqlite', path: join(data, 'store.sqlite') });
};

export const isDatabaseUrl = (text: string): boolean =>
  /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '');

export const keySecret = (): string => process.env['LANYARD_KEY_SECRET'] ?? '';

const open = (place: StorePlace, options: StoreOptions) =>
  createTokenStore({ place, clock: Date.now, random: randomBytes, log: logOf(options) });

const logOf = ({ data }: StoreOptions): Log =>
  data === undefined
    ? createStreamLog(process.stderr, Date.now)
    : createFileLog(join(data, 'store.log'), Date.now);
