import { settle } from './settle.ts';

type Cancel = () => void;

/** Time that goes on only when everybody waits. Events at the same time happen in the order in which they were asked for. */
export interface VirtualTime {
  /** ms since 1970. */
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => Cancel;
  /** Lets events happen, each settled before the next. */
  readonly advance: (ms: number) => Promise<void>;
}

interface Event {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export const createVirtualTime = (start: number): VirtualTime => {
  let now = start;
  let order = 0;
  // Soonest last. There are never more than some hundreds.
  const events: Event[] = [];

  const add = (event: Event): void => {
    let low = 0;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = events[middle];
      const isLater = other !== undefined && other.at > event.at;
      if (isLater) low = middle + 1;
      else high = middle;
    }
    events.splice(low, 0, event);
  };

  return {
    now: () => now,
    after: (ms, run) => {
      order += 1;
      const event = { at: now + Math.max(0, Math.round(ms)), order, run };
      add(event);
      return () => {
        const index = events.indexOf(event);
        if (index >= 0) events.splice(index, 1);
      };
    },
    advance: async (ms) => {
      const until = now + ms;
      await settle();
      for (;;) {
        const next = events.at(-1);
        if (next === undefined || next.at > until) break;
        events.pop();
        now = next.at;
        next.run();
        await settle();
      }
      now = until;
    },
  };
};
