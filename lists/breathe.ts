import { setImmediate as nextTurn } from 'node:timers/promises';

/** Thrown inside this folder only; `readTable` and the understanding calls turn it into 'canceled'. */
export const canceled: Error = new Error('canceled');

/**
 * Lets scans and the screen have their turn while a long list is read. Call the result often: it waits only when
 * `sliceMs` have passed since the last turn, and throws `canceled` once the signal is aborted.
 */
export const createBreath = (signal: AbortSignal | undefined, sliceMs = 8) => {
  let turnStarted = performance.now();
  const isDue = (): boolean => performance.now() - turnStarted > sliceMs;
  const take = async (): Promise<void> => {
    await nextTurn();
    if (signal?.aborted === true) throw canceled;
    turnStarted = performance.now();
  };
  if (signal?.aborted === true) throw canceled;
  return { isDue, take };
};

export type Breath = ReturnType<typeof createBreath>;
