import type { Log } from '#shared/model/ports.ts';
import {
  limitLog,
  logPages,
  shortLogPages,
  takeLogOver,
  type Database,
} from '#sqlite/openDatabase.ts';
import { startLogThread, type LogThread } from '#sqlite/startLogThread.ts';

/** Keeps the write-ahead log short while much is written, by a thread of its own: no scan waits for that. */
export interface LogKeeper {
  /** `work` calls `keepShort` between two of its transactions. What is left of the log afterwards is taken over beside others. */
  readonly during: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** From `from` pages on the log is taken over beside the work; fulfilled when it has fewer than `most`, or was taken over. */
  readonly keepShort: (pages: { readonly from: number; readonly most: number }) => Promise<void>;
  /** Fulfilled when the thread is gone: before the connection is closed. */
  readonly end: () => Promise<void>;
}

export const createLogKeeper = (database: Database, log: Log): LogKeeper => {
  let works = 0;
  let thread: LogThread | null = null;
  let isBeside = false;
  let ended: Promise<void> = Promise.resolve();

  const start = (): LogThread =>
    startLogThread(database.name, (why) => {
      log.write('warn', 'the log is taken over on the main thread', { why });
    });

  const takeOver = async (): Promise<void> => {
    thread ??= start();
    if (!(await thread.takeOver())) takeLogOver(database);
  };

  const end = async (): Promise<void> => {
    let ending = thread;
    thread = null;
    try {
      // Else the next scan would have to take it over.
      if (ending === null && logPages(database) >= shortLogPages) ending = start();
      if (ending !== null && !(await ending.takeOver())) takeLogOver(database);
      await ending?.end();
    } catch (error) {
      const why = error instanceof Error ? error.name : '';
      log.write('error', 'the log was not taken over', { why });
    }
    if (works === 0) limitLog(database, shortLogPages);
  };

  return {
    during: async (work) => {
      works += 1;
      limitLog(database, backstopPages);
      try {
        return await work();
      } finally {
        works -= 1;
        if (works === 0) ended = Promise.all([ended, end()]).then(() => undefined);
      }
    },
    keepShort: async ({ from, most }) => {
      const held = logPages(database);
      // It takes some 50 ms to start, and a short list needs none.
      if (held >= Math.max(from / 2, from - pagesAtItsStart)) thread ??= start();
      if (held >= most) return takeOver();
      if (thread === null || held < from || isBeside) return;
      isBeside = true;
      void thread.takeOver().then(() => (isBeside = false));
    },
    end: () => ended,
  };
};

/** Some 100 MB; for scans that go on while the rest of a list does not come. */
const backstopPages = 25_000;
/** What is written while the thread starts. */
const pagesAtItsStart = 2000;
