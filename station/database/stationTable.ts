import { z } from 'zod';
import { CodeKey } from '#shared/model/codeKey.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const NameRow = z.object({ id: z.string(), name: z.string() });
const KeyRow = z.object({ key: z.string() });

/** The other stations' names, and everybody's public keys for codes. Remembered until one is saved. */
export const createStationTable = (database: Database) => {
  const allNames = database.prepare('SELECT id, name FROM stations');
  const allKeys = database.prepare('SELECT key FROM code_keys');
  const saveName = database.prepare(
    'INSERT INTO stations (id, name) VALUES (?, ?) ON CONFLICT DO UPDATE SET name = excluded.name',
  );
  const saveKey = database.prepare(
    'INSERT INTO code_keys (owner, key_id, key) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET key = excluded.key',
  );
  let names: ReadonlyMap<string, string> | null = null;
  let keys: readonly CodeKey[] | null = null;

  return {
    names: (): ReadonlyMap<string, string> =>
      (names ??= new Map(
        allNames
          .all()
          .map((row) => NameRow.parse(row))
          .map(({ id, name }) => [id, name]),
      )),
    /** The same array until a key is saved, so that a verifier can be kept with it. */
    keys: (): readonly CodeKey[] =>
      (keys ??= allKeys.all().map((row) => CodeKey.parse(JSON.parse(KeyRow.parse(row).key)))),
    saveName: (id: string, name: string): void => {
      saveName.run(id, name);
      names = null;
    },
    saveKey: (key: CodeKey): void => {
      saveKey.run(key.owner, key.keyId, JSON.stringify(key));
      keys = null;
    },
    forget: (): void => {
      names = null;
      keys = null;
    },
  };
};
export type StationTable = ReturnType<typeof createStationTable>;
