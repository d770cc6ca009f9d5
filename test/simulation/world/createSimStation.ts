import { SqliteError } from 'better-sqlite3';
import { join } from 'node:path';
import { createStationClient, type StationClient } from '#shared/contract/transport.ts';
import type { Log } from '#shared/model/ports.ts';
import type { BadgeRenderer } from '#station/badges/createBadgeRenderer.ts';
import { createStation } from '#station/createStation.ts';
import {
  openStationDatabase,
  type StationDatabase,
} from '#station/database/openStationDatabase.ts';
import { loadOrCreateStationKey } from '#station/keys/stationKey.ts';
import { copyDisk, cutWal, removeFolder, walLength } from '../engine/disk.ts';
import { createDraw } from '../engine/createDraw.ts';
import type { Link } from '../engine/createLink.ts';
import type { VirtualTime } from '../engine/createVirtualTime.ts';
import { createFakePrinter, watchRenderer, type Sheet } from './createFakePrinter.ts';

/** On which side of a commit a station dies; `torn`: while it is written. */
export type CommitPoint = 'before' | 'torn' | 'after';

/** One laptop: its disk, its clock, its network, and the station program that runs on it now. */
export interface SimStation {
  readonly index: number;
  readonly name: string;
  readonly link: Link;
  /** The running program; null while it is down. */
  readonly client: () => StationClient | null;
  /** Its database, for looking at; null while it is down. */
  readonly tables: () => StationDatabase | null;
  /** Which start of the program this is: what an earlier one promised nobody heard. */
  readonly life: () => number;
  readonly clock: () => number;
  readonly stepClock: (ms: number) => void;
  readonly start: () => Promise<void>;
  /** Ends the program as kill -9 does, now. */
  readonly crash: () => void;
  /** Ends it, and what no commit had waited for may be gone from the disk. */
  readonly cutPower: () => void;
  /** Ends it at the so many-th transaction from now. */
  readonly crashAtCommit: (count: number, point: CommitPoint) => void;
  /** `full`: no page more; `full at the commit`: what fills it up comes last in a transaction. */
  readonly fillDisk: (room: 'free' | 'full' | 'full at the commit') => void;
  readonly saveImage: () => void;
  /** The disk becomes what it was; false where no image was made. Only while the program is down. */
  readonly restoreImage: () => boolean;
  /** Takes the whole disk of another, with its key. */
  readonly cloneFrom: (other: SimStation) => void;
  readonly disk: () => string;
  /** Runs while the program is down, on the open database: what another version of it left there. */
  readonly whileDown: (work: (tables: StationDatabase) => void) => void;
  readonly close: () => void;
}

export interface SimStationDeps {
  readonly index: number;
  readonly name: string;
  readonly seed: number;
  readonly folder: string;
  /** A folder with a database of this schema and nothing in it. */
  readonly emptyDisk: string;
  readonly time: VirtualTime;
  readonly link: Link;
  readonly renderer: BadgeRenderer;
  readonly clockError: number;
  readonly log: Log;
  readonly onSheet: (sheet: Sheet) => void;
  readonly onCrash: (how: string) => void;
}

const databaseName = 'station.sqlite';

export const createSimStation = (deps: SimStationDeps): SimStation => {
  const { index, name, seed, time, link } = deps;
  let clockError = deps.clockError;
  let disks = 0;
  let disk = join(deps.folder, `${name}-${disks}`);
  let image: string | null = null;
  let life = 0;
  /** How much of the write-ahead log a commit has waited for. */
  let durable = 0;
  let isFullAtCommit = false;
  let death: { count: number; readonly point: CommitPoint } | null = null;
  let running: { readonly client: StationClient | null; readonly tables: StationDatabase } | null =
    null;
  const opened: StationDatabase[] = [];
  const draw = createDraw(seed, `${name} disk`);
  const clock = (): number => time.now() + clockError;
  copyDisk(deps.emptyDisk, disk);

  const nextDisk = (): string => {
    disks += 1;
    return join(deps.folder, `${name}-${disks}`);
  };

  /** The disk is copied as it is now: what the dead program still does to the old one is lost. */
  const die = (how: string, wal?: number): void => {
    if (running === null) return;
    running = null;
    death = null;
    const left = nextDisk();
    copyDisk(disk, left);
    if (wal !== undefined) cutWal(left, databaseName, wal);
    disk = left;
    link.cut();
    deps.onCrash(how);
  };

  /** The database of one life: it dies where it was told to, and what it does afterwards counts for nothing. */
  const mortal = (tables: StationDatabase, isDead: () => boolean): StationDatabase => {
    const dying =
      (transact: StationDatabase['transact']): StationDatabase['transact'] =>
      (work) => {
        if (isDead()) throw new Error('this program has died');
        if (death !== null) death.count -= 1;
        const point = death !== null && death.count <= 0 ? death.point : null;
        const before = walLength(disk, databaseName);
        const done = transact(() => {
          const value = work();
          if (isFullAtCommit) throw new SqliteError('database or disk is full', 'SQLITE_FULL');
          if (point !== 'before') return value;
          die('before a commit');
          throw new Error('this program has died');
        });
        if (point === 'after') die('after a commit');
        const after = walLength(disk, databaseName);
        if (point === 'torn' && after > before) die('in a commit', draw.between(before, after - 1));
        if (isDead()) throw new Error('this program has died');
        return done;
      };
    const transact = dying(tables.transact);
    return {
      ...tables,
      transact: (work) => {
        const done = transact(work);
        durable = walLength(disk, databaseName);
        return done;
      },
      transactSoon: dying(tables.transactSoon),
    };
  };

  const start = async (): Promise<void> => {
    if (running !== null) return;
    life += 1;
    const own = life;
    const isDead = (): boolean => own !== life || running === null;
    const database = openStationDatabase(disk);
    if (!database.ok) throw new Error(`${name} cannot open its disk: ${database.error.code}`);
    opened.push(database.value);
    durable = walLength(disk, databaseName);
    const random = createDraw(seed, `${name} life ${life}`).bytes;
    const key = await loadOrCreateStationKey(disk, { random });
    const after: SimStationDeps['time']['after'] = (ms, run) =>
      time.after(ms, () => {
        if (!isDead()) run();
      });
    const log: Log = {
      write: (level, message, fields) => {
        if (!isDead()) deps.log.write(level, message, fields);
      },
    };
    const watched = watchRenderer(deps.renderer);
    const printing = createFakePrinter({
      station: index,
      after,
      codeOn: watched.codeOn,
      onSheet: (sheet) => {
        if (!isDead()) deps.onSheet(sheet);
      },
    });
    const tables = mortal(database.value, isDead);
    const never: Promise<Response> = new Promise(() => undefined);
    // Its first transactions come before it answers anybody.
    running = { client: null, tables };
    const station = createStation({
      tables,
      exchange: {
        fetch: (input, init) => (isDead() ? never : link.fetch(input, init)),
        key,
        clock,
        random,
        after,
      },
      clock,
      random,
      log,
      version: '0.0.0',
      privateKey: key.privateKey,
      renderer: watched.renderer,
      printing,
      ownStore: null,
      demoEvent: () => {
        throw new Error('no demo event is simulated');
      },
    });
    running = { client: createStationClient(station), tables };
  };

  return {
    index,
    name,
    link,
    client: () => running?.client ?? null,
    tables: () => running?.tables ?? null,
    life: () => life,
    clock,
    stepClock: (ms) => {
      clockError += ms;
    },
    start,
    crash: () => die('now'),
    cutPower: () => {
      const written = walLength(disk, databaseName);
      die('by a power cut', written > durable ? draw.between(durable, written) : undefined);
    },
    crashAtCommit: (count, point) => {
      death = { count, point };
    },
    fillDisk: (room) => {
      isFullAtCommit = room === 'full at the commit';
      const database = running?.tables.database;
      if (database === undefined) return;
      const pages =
        room === 'full' ? Number(database.pragma('page_count', { simple: true })) : 1_000_000;
      database.pragma(`max_page_count = ${pages}`);
    },
    saveImage: () => {
      image = join(deps.folder, `${name}-image-${disks}`);
      removeFolder(image);
      copyDisk(disk, image);
    },
    restoreImage: () => {
      if (image === null || running !== null) return false;
      disk = nextDisk();
      copyDisk(image, disk);
      return true;
    },
    cloneFrom: (other) => {
      if (running !== null) return;
      disk = nextDisk();
      copyDisk(other.disk(), disk);
    },
    disk: () => disk,
    whileDown: (work) => {
      if (running !== null) return;
      const database = openStationDatabase(disk);
      if (!database.ok) throw new Error(`${name} cannot open its disk: ${database.error.code}`);
      work(database.value);
      database.value.close();
    },
    close: () => {
      running = null;
      for (const tables of opened) tables.close();
    },
  };
};
