import SqliteDatabase from 'better-sqlite3';
import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import type { Log } from '#shared/model/ports.ts';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { createInjectFetch } from '#test/support/server/createInjectFetch.ts';
import { createDraw } from '../engine/createDraw.ts';
import type { VirtualTime } from '../engine/createVirtualTime.ts';
import { copyDisk } from '../engine/disk.ts';

/** The token store as a process that can die at any of its statements, and its disk. */
export interface SimStore {
  /** The running store; null while it is down. */
  readonly store: () => TokenStore | null;
  readonly fetch: () => typeof fetch | undefined;
  readonly start: () => Promise<void>;
  readonly crash: () => void;
  /** Ends it before the so many-th statement from now. */
  readonly crashAtStatement: (count: number) => void;
  readonly fillDisk: (isFull: boolean) => void;
  /** Reads the file, whether the store runs or not. */
  readonly read: <Row>(sql: string) => readonly Row[];
  readonly disk: () => string;
  readonly saveImage: () => void;
  /** Ends the store and puts its saved disk back, if this question has the same answer there; false if not. */
  readonly restoreImage: (mustBeAsNow: string) => boolean;
  readonly close: () => Promise<void>;
}

export interface SimStoreDeps {
  readonly seed: number;
  readonly folder: string;
  /** A folder with a database of this schema and nothing in it. */
  readonly emptyDisk: string;
  readonly time: VirtualTime;
  readonly log: Log;
  readonly onCrash: (how: string) => void;
}

export const createSimStore = (deps: SimStoreDeps): SimStore => {
  const { seed, time } = deps;
  let lives = 0;
  let disk = join(deps.folder, 'store-0');
  copyDisk(deps.emptyDisk, disk);
  let image: string | null = null;
  let images = 0;
  let statementsLeft = Infinity;
  let running: {
    readonly store: TokenStore;
    readonly app: FastifyInstance;
    readonly ask: typeof fetch;
  } | null = null;
  let reader: { readonly disk: string; readonly database: SqliteDatabase.Database } | null = null;
  const buried: { readonly store: TokenStore; readonly app: FastifyInstance }[] = [];

  const die = (how: string): void => {
    if (running === null) return;
    buried.push(running);
    running = null;
    statementsLeft = Infinity;
    const left = join(deps.folder, `store-${lives}`);
    copyDisk(disk, left);
    disk = left;
    deps.onCrash(how);
  };

  const start = async (): Promise<void> => {
    if (running !== null) return;
    lives += 1;
    const own = lives;
    const isDead = (): boolean => running === null || lives !== own;
    const databasePath = join(disk, 'store.sqlite');
    const random = createDraw(seed, `store life ${lives}`).bytes;
    const log: Log = {
      write: (level, message, fields) => {
        if (own === lives && running !== null) deps.log.write(level, message, fields);
      },
    };
    const every = (ms: number, run: () => void): (() => void) => {
      // Looks whether another process wrote into the file; in a world there is none.
      if (ms < 1000) return () => undefined;
      const again = (): void => {
        if (isDead()) return;
        run();
        cancel = time.after(ms, again);
      };
      let cancel = time.after(ms, again);
      return () => cancel();
    };
    const opened = await createTokenStore({
      place: { kind: 'sqlite', path: databasePath },
      clock: time.now,
      every,
      random,
      log,
    });
    if (!opened.ok) throw new Error(`the store cannot open its disk: ${opened.error.code}`);
    const store = opened.value;
    const app = await createHttpServer(store);
    running = { store, app, ask: createInjectFetch(app) };
    watchStatements(databasePath, () => {
      if (own !== lives) throw new Error('this store has died');
      statementsLeft -= 1;
      if (statementsLeft < 0) die('before a statement');
      if (isDead()) throw new Error('this store has died');
    });
  };

  return {
    store: () => running?.store ?? null,
    fetch: () => running?.ask,
    start,
    crash: () => die('now'),
    crashAtStatement: (count) => {
      statementsLeft = count;
    },
    fillDisk: (isFull) => {
      const database = handles.get(join(disk, 'store.sqlite'));
      if (database === undefined || running === null) return;
      const pages = isFull ? Number(database.pragma('page_count', { simple: true })) : 1_000_000;
      database.pragma(`max_page_count = ${pages}`);
    },
    read: <Row>(sql: string) => {
      if (reader?.disk !== disk) {
        reader?.database.close();
        const path = join(disk, 'store.sqlite');
        reader = { disk, database: new SqliteDatabase(path, { readonly: true }) };
      }
      return reader.database.prepare<[], Row>(sql).all();
    },
    disk: () => disk,
    saveImage: () => {
      images += 1;
      image = join(deps.folder, `store-image-${images}`);
      copyDisk(disk, image);
    },
    restoreImage: (mustBeAsNow) => {
      if (image === null) return false;
      const [before, now] = [image, disk].map((place) => {
        const database = new SqliteDatabase(join(place, 'store.sqlite'), { readonly: true });
        const rows = JSON.stringify(database.prepare(mustBeAsNow).all());
        database.close();
        return rows;
      });
      if (before !== now) return false;
      die('and gets an old disk back');
      disk = join(deps.folder, `store-restored-${images}`);
      copyDisk(image, disk);
      return true;
    },
    close: async () => {
      const all = running === null ? buried : [...buried, running];
      running = null;
      reader?.database.close();
      for (const { app, store } of all) {
        await app.close();
        await store.close();
      }
      unwatchStatements();
    },
  };
};

type Watch = () => void;
const watches = new Map<string, Watch>();
const handles = new Map<string, SqliteDatabase.Database>();
// Kysely prepares each statement anew; here the same few come thousands of times.
const statements = new WeakMap<SqliteDatabase.Database, Map<string, SqliteDatabase.Statement>>();
let isWatching = false;

/** Calls before each statement of the database at this path: Kysely prepares every one anew. */
const watchStatements = (path: string, onStatement: Watch): void => {
  watches.set(path, onStatement);
  if (isWatching) return;
  isWatching = true;
  const { prepare } = SqliteDatabase.prototype;
  SqliteDatabase.prototype.prepare = function watched(this: SqliteDatabase.Database, sql: string) {
    const watch = this.readonly ? undefined : watches.get(this.name);
    if (watch === undefined) return prepare.call(this, sql);
    handles.set(this.name, this);
    watch();
    const known = statements.get(this) ?? new Map<string, SqliteDatabase.Statement>();
    statements.set(this, known);
    const statement = known.get(sql) ?? prepare.call(this, sql);
    known.set(sql, statement);
    return statement;
  } as typeof prepare;
};

const unwatchStatements = (): void => {
  watches.clear();
  handles.clear();
};
