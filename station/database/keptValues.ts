import { z } from 'zod';
import { Recovery } from '#shared/contract/recoveryCalls.ts';
import { Settings } from '#shared/contract/stationCalls.ts';
import { Event } from '#shared/model/event.ts';
import { entranceCheckpointId } from '#shared/model/ids.ts';
import { Role } from '#shared/model/role.ts';
import { LogMark, SnapshotProgress } from '#shared/protocol/protocol.ts';
import { Stamp } from '#shared/rules/stamp.ts';
import type { Database } from '#sqlite/openDatabase.ts';

/** Single values by their names. */
export const keptSchemas = {
  event: Event,
  /** Who wrote the event last, and when. */
  eventStamp: Stamp,
  settings: Settings,
  enrolment: z.object({
    station: z.string(),
    incarnation: z.int(),
    keyId: z.string(),
    certificate: z.string(),
    eventId: z.string(),
    storeUrl: z.string(),
    pin: z.string().optional(),
    otherUrls: z.array(z.string()).optional(),
    /** What the enrolment code made of this station. */
    role: Role.default('desk'),
  }),
  /** When this station learned that it is revoked, the store's time in ms. */
  revokedAt: z.int(),
  importedCodeKey: z.string(),
  /** The place in the event's log up to which everything is applied. */
  cursor: z.int(),
  /** The last fact that came with a page of the log, to know that log by; null where a list came since. */
  logMark: LogMark.nullable(),
  /** Of a snapshot that is being taken in: its position, and the last line that is here. */
  snapshot: SnapshotProgress.nullable(),
  /** The list (a snapshot) was taken in once; until then there is nothing to be old. */
  hasSnapshot: z.boolean(),
  contact: z.object({ offset: z.int(), at: z.int() }),
  /** The database file was damaged and this one was made of what could be saved; until somebody has read of it. */
  recovery: Recovery,
} as const;

type Schemas = typeof keptSchemas;
export const isKeptName = (name: string): name is KeptName => Object.hasOwn(keptSchemas, name);
export type KeptName = keyof Schemas;
export type KeptValue<Name extends KeptName> = z.infer<Schemas[Name]>;

export const defaultSettings: KeptValue<'settings'> = {
  role: 'desk',
  checkpoint: entranceCheckpointId,
  stationName: 'Desk 1',
  operator: '',
  printer: null,
  autoPrint: false,
  language: 'system',
  theme: 'system',
  sound: true,
  camera: true,
  cameraId: null,
  largeText: false,
};

/** What a damaged file has under a name, if it is whole. */
export const readKept = <Name extends KeptName>(
  name: Name,
  text: string | undefined,
): KeptValue<Name> | null => {
  try {
    const parsed = keptSchemas[name].safeParse(JSON.parse(text ?? ''));
    // The schema of a name gives what is kept under it.
    return parsed.success ? (parsed.data as KeptValue<Name>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** Whether each single value in a file is what its name says; a flipped bit in one would stop every read of it. */
export const areKeptSound = (database: Database): boolean =>
  database
    .prepare<[], { name: string; value: string }>('SELECT name, value FROM kept')
    .all()
    .every(({ name, value }) => !isKeptName(name) || isKept(name, value));

const isKept = (name: KeptName, text: string): boolean => {
  try {
    return keptSchemas[name].safeParse(JSON.parse(text)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** Single values of a station. They are few and read on every scan, so each is parsed once and then remembered. */
export const createKeptValues = (database: Database) => {
  const select = database.prepare<[string], { value: string }>(
    'SELECT value FROM kept WHERE name = ?',
  );
  const upsert = database.prepare(
    'INSERT INTO kept (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const erase = database.prepare('DELETE FROM kept WHERE name = ?');
  const remembered = new Map<KeptName, unknown>();

  const read = <Name extends KeptName>(name: Name): KeptValue<Name> | null => {
    if (!remembered.has(name)) {
      const row = select.get(name);
      const value = row === undefined ? null : keptSchemas[name].parse(JSON.parse(row.value));
      remembered.set(name, value);
    }
    // The map holds under each name only what its schema gave.
    return remembered.get(name) as KeptValue<Name> | null;
  };

  return {
    read,
    /** Inside a transaction; `forget` after a rollback. */
    write: <Name extends KeptName>(name: Name, value: KeptValue<Name>): void => {
      upsert.run(name, JSON.stringify(value));
      remembered.set(name, value);
    },
    remove: (name: KeptName): void => {
      erase.run(name);
      remembered.set(name, null);
    },
    forget: (): void => remembered.clear(),
  };
};
export type KeptValues = ReturnType<typeof createKeptValues>;
