import { setImmediate as nextTurn } from 'node:timers/promises';

/** Who goes first on the one thread of a station: scans before long work, which takes its turn in slices. */
export interface Turns {
  /** Long work waits meanwhile. */
  readonly first: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Between two slices of long work: fulfilled when everybody else had a turn and nobody who goes first is at it. */
  readonly next: () => Promise<void>;
  /** Somebody went first a moment ago, and more may come: slices should be short. */
  readonly isPressed: () => boolean;
}

const momentMs = 2000;

/** `now` is milliseconds on any monotonic clock. */
export const createTurns = (now: () => number = () => performance.now()): Turns => {
  let going = 0;
  let lastAt = -Infinity;
  let whenGone: (() => void)[] = [];

  return {
    first: async (work) => {
      going += 1;
      lastAt = now();
      try {
        return await work();
      } finally {
        going -= 1;
        if (going === 0) {
          for (const goOn of whenGone.splice(0)) goOn();
        }
      }
    },
    next: async () => {
      await nextTurn();
      while (going > 0) {
        await new Promise<void>((resolve) => {
          whenGone = [...whenGone, resolve];
        });
        await nextTurn();
      }
    },
    isPressed: () => now() - lastAt < momentMs,
  };
};
