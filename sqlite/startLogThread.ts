import { Worker } from 'node:worker_threads';

export interface LogThread {
  /** Fulfilled when what the log held was taken over into the file; false where the thread is gone, or never began. */
  readonly takeOver: () => Promise<boolean>;
  /** Takes it over once more and ends the thread. It must not outlive the connection that writes. */
  readonly end: () => Promise<void>;
}

/** `onFailed` is called once, with the error's name, where the thread cannot start or breaks. */
export const startLogThread = (path: string, onFailed: (why: string) => void): LogThread => {
  const worker = new Worker(threadFile, { workerData: path });
  let isGone = false;
  let waiting: ((isDone: boolean) => void)[] = [];
  const answer = (isDone: boolean): void => {
    const [first, ...others] = waiting;
    waiting = others;
    first?.(isDone);
  };
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      isGone = true;
      while (waiting.length > 0) answer(false);
      resolve();
    });
  });
  worker.on('message', () => answer(true));
  worker.once('error', (error) => onFailed(error instanceof Error ? error.name : ''));

  return {
    takeOver: () =>
      isGone
        ? Promise.resolve(false)
        : new Promise((resolve) => {
            waiting = [...waiting, resolve];
            worker.postMessage(false);
          }),
    end: () => {
      worker.postMessage(true);
      return ended;
    },
  };
};

/** Beside this file, as source or in a bundle of its own (build/vite.electronThreads.config.ts). */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './logThread.ts' : './logThread.js',
  import.meta.url,
);
