import { createBurstDetector, type BurstOptions } from '#renderer/scanning/createBurstDetector.ts';

/** A key and the time since the one before, ms. */
export interface TypedKey {
  readonly key: string;
  readonly after: number;
  readonly isPersonal?: boolean;
  /** Where not all keys go to the same place. */
  readonly canWait?: boolean;
}

export interface TypingOutcome {
  readonly scans: readonly string[];
  /** What a focused field, or the page's shortcuts, have got in the end. */
  readonly got: string;
  /** The longest that a key had to wait before the page got it, ms. */
  readonly longestWait: number;
}

export const keysOf = (text: string, after: number): TypedKey[] =>
  Array.from(text, (key) => ({ key, after }));

/** Plays keys to the detector and does what a page would do with its reactions. */
export function playKeys(
  keys: readonly TypedKey[],
  { canWait = false, ...options }: Partial<BurstOptions> & { readonly canWait?: boolean } = {},
): TypingOutcome {
  const detector = createBurstDetector(options);
  const scans: string[] = [];
  const times: number[] = [];
  let got: { id: number; key: string }[] = [];
  let longestWait = 0;
  let time = 1000;
  let wakeAt = Infinity;
  const act = (reaction: ReturnType<typeof detector.wake>): void => {
    for (const id of reaction.replay) {
      got.push({ id, key: keys[id]?.key ?? '' });
      longestWait = Math.max(longestWait, time - (times[id] ?? time));
    }
    const { undoTo } = reaction;
    if (undoTo !== undefined) got = got.filter(({ id }) => id < undoTo);
    if (reaction.scanned !== undefined) scans.push(reaction.scanned);
    if (reaction.wakeAt !== undefined) wakeAt = reaction.wakeAt;
  };
  const sleepUntil = (until: number): void => {
    while (wakeAt <= until) {
      time = wakeAt;
      wakeAt = Infinity;
      act(detector.wake(time));
    }
    time = until;
  };
  keys.forEach(({ key, after, isPersonal = false, canWait: ownCanWait = canWait }, id) => {
    sleepUntil(time + after);
    times[id] = time;
    const reaction = detector.press({ id, key, time, isPersonal, canWait: ownCanWait });
    act(reaction);
    if (!reaction.swallow) got.push({ id, key });
  });
  sleepUntil(time + 1000);
  return { scans, got: got.map(({ key }) => key).join(''), longestWait };
}
