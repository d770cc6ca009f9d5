import type { RandomBytes } from '#shared/model/ports.ts';
import { backOff } from './backOff.ts';
import type { StoreClient } from './storeClient.ts';
import type { Enrolment } from './syncStore.ts';
import type { After } from './timers.ts';

/** The live stream of the store's news. */
export interface LiveLine {
  /** Opens the stream unless it is open, or failed a moment ago. */
  readonly keepOpen: (enrolment: Enrolment) => void;
  readonly close: () => void;
  /** Whether news can be relied on to come by themselves. */
  readonly isOpen: () => boolean;
  /** The highest end of the log that was told. */
  readonly newsPosition: () => number;
}

export interface LiveLineDeps {
  readonly client: StoreClient;
  readonly random: RandomBytes;
  readonly after: After;
  readonly onNews: () => void;
  readonly onAlive: () => void;
  readonly onEnd: () => void;
}

export const createLiveLine = (deps: LiveLineDeps): LiveLine => {
  const { client, random, after, onNews, onAlive, onEnd } = deps;
  let current: { readonly controller: AbortController; heard: boolean } | undefined;
  let position = 0;
  let failures = 0;
  let isResting = false;

  const rest = (): void => {
    isResting = true;
    after(backOff(failures, random), () => {
      isResting = false;
      onEnd();
    });
  };

  const listen = async (enrolment: Enrolment): Promise<void> => {
    const line = { controller: new AbortController(), heard: false };
    current = line;
    await client.live(enrolment, {
      signal: line.controller.signal,
      onAlive: () => {
        if (current === line) onAlive();
      },
      onNews: (told) => {
        if (current !== line) return;
        // A proxy that holds events back opens a stream too: only what was heard counts.
        line.heard = true;
        failures = 0;
        position = Math.max(position, told);
        onNews();
      },
    });
    if (current !== line) return;
    current = undefined;
    failures += 1;
    rest();
    onEnd();
  };

  return {
    keepOpen: (enrolment) => {
      if (current === undefined && !isResting) void listen(enrolment);
    },
    close: () => {
      const line = current;
      current = undefined;
      position = 0;
      line?.controller.abort();
    },
    isOpen: () => current?.heard === true,
    newsPosition: () => position,
  };
};
