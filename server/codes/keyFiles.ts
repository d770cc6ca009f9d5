import type { RandomBytes } from '#shared/model/ports.ts';
import { createPrivateKeyFile, readPrivateKeyFile } from '#sqlite/privateKeyFile.ts';
import type { KeyKeeper, KeyName } from './keyKeeper.ts';

/** Keys in files of their own beside a SQLite database: `PATH.key.json`. */
export const createKeyFiles = (databasePath: string, random: RandomBytes): KeyKeeper => {
  const pathOf = (name: KeyName): string => keyFilePath(databasePath, name);
  return {
    read: async (name) => readPrivateKeyFile(pathOf(name)),
    readOrCreate: async (name) =>
      readPrivateKeyFile(pathOf(name)) ?? createPrivateKeyFile(pathOf(name), random),
  };
};

export const keyFilePath = (databasePath: string, name: KeyName): string =>
  `${databasePath}.${name}.json`;
