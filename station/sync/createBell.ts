import type { After } from './timers.ts';

/** Wakes the sync loop. What rings while nobody waits is heard at the next wait. */
export interface Bell {
  readonly ring: (how: 'now' | 'soon') => void;
  /** Ends at a ring `now`, at a ring `soon` but not within `restMs`, or after `atMostMs` (null: never by itself). */
  readonly wait: (times: {
    readonly restMs: number;
    readonly atMostMs: number | null;
  }) => Promise<void>;
}

export const createBell = (after: After): Bell => {
  let rungNow = false;
  let rungSoon = false;
  let hear: () => void = () => undefined;

  return {
    ring: (how) => {
      if (how === 'now') rungNow = true;
      else rungSoon = true;
      hear();
    },
    wait: ({ restMs, atMostMs }) =>
      new Promise((resolve) => {
        let resting = restMs > 0;
        const callOff: (() => void)[] = [];
        const end = (): void => {
          for (const cancel of callOff) cancel();
          hear = () => undefined;
          rungNow = false;
          rungSoon = false;
          resolve();
        };
        hear = () => {
          if (rungNow || (rungSoon && !resting)) end();
        };
        if (resting) {
          callOff.push(
            after(restMs, () => {
              resting = false;
              hear();
            }),
          );
        }
        if (atMostMs !== null) callOff.push(after(atMostMs, end));
        hear();
      }),
  };
};
