import { Worker } from 'node:worker_threads';
import type { Log } from '#shared/model/ports.ts';
import { createListReader, type ListReader, type ListReaderDeps } from './listReader.ts';

type CallName = Exclude<keyof ListReader, 'cancel' | 'close'>;

/** What the thread is asked, besides `'cancel'`. */
export type Asked = {
  readonly [Name in CallName]: {
    readonly no: number;
    readonly call: Name;
    readonly given: Parameters<ListReader[Name]>;
  };
}[CallName];

/** What the thread says. */
export type Said =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly no: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly no: number; readonly why: string };

interface Waiting {
  readonly asked: Asked;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A reader on a thread of its own, with the clock and the random bytes of the machine. Where the thread cannot start, this
 * one reads, and the log says so; where it breaks later (a file that takes all its memory), calls reject. It keeps no
 * process alive while nothing is asked of it.
 */
export const startListThread = (
  { log, ...deps }: ListReaderDeps & { readonly log: Log },
  file: URL = threadFile,
): ListReader => {
  const worker = new Worker(file);
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let isReady = false;
  let isClosing = false;
  let isGone = false;
  /** In place of a thread that cannot start. */
  let here: ListReader | null = null;

  const settle = (no: number, how: (one: Waiting) => void): void => {
    const one = waiting.get(no);
    waiting.delete(no);
    if (one !== undefined) how(one);
    if (waiting.size > 0) return;
    worker.unref();
    if (isClosing) void worker.terminate();
  };
  const fail = (why: string): void => {
    for (const no of waiting.keys()) settle(no, ({ reject }) => reject(new Error(why)));
  };

  worker.on('message', (said: Said) => {
    switch (said.kind) {
      case 'ready':
        isReady = true;
        return;
      case 'progress':
        return deps.onProgress(said.done, said.total);
      case 'answer':
        return settle(said.no, ({ resolve }) => resolve(said.value));
      case 'failed':
        return settle(said.no, ({ reject }) => reject(new Error(said.why)));
    }
  });
  worker.once('error', (error) => {
    const why = error instanceof Error ? error.name : '';
    if (isReady) return fail(why);
    log.write('warn', 'lists are read on the main thread', { why });
    here = createListReader(deps);
    const reader = here;
    for (const [no, { asked: before }] of waiting) {
      settle(no, ({ resolve }) => resolve(callHere(reader, before)));
    }
  });
  worker.once('exit', () => {
    isGone = true;
    fail('the thread has ended');
  });

  const call =
    <Name extends CallName>(name: Name) =>
    (...given: Parameters<ListReader[Name]>): ReturnType<ListReader[Name]> => {
      asked += 1;
      const message = { no: asked, call: name, given } as Asked;
      const answer =
        here === null
          ? new Promise((resolve, reject) => {
              if (isGone) return reject(new Error('the thread has ended'));
              waiting.set(message.no, { asked: message, resolve, reject });
              worker.ref();
              worker.postMessage(message);
            })
          : callHere(here, message);
      // One program on both ends: what comes back is what the call gives.
      return answer as ReturnType<ListReader[Name]>;
    };

  return {
    read: call('read'),
    openAttendees: call('openAttendees'),
    understandRegistrations: call('understandRegistrations'),
    understandSessions: call('understandSessions'),
    begin: call('begin'),
    note: call('note'),
    next: call('next'),
    cancel: () => {
      here?.cancel();
      worker.postMessage('cancel');
    },
    close: () => {
      here?.close();
      isClosing = true;
      if (waiting.size === 0) void worker.terminate();
    },
  };
};

const callHere = (reader: ListReader, { call, given }: Asked): Promise<unknown> => {
  const answer = reader[call] as (...given: readonly unknown[]) => Promise<unknown>;
  return answer(...given);
};

/** Beside this file, as source or in a bundle of its own (build/vite.electronThreads.config.ts). */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './listThread.ts' : './listThread.js',
  import.meta.url,
);
