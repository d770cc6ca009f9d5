export interface FrameSeen {
  /** Milliseconds on any steady clock. */
  readonly time: number;
  readonly moving: boolean;
  readonly read: boolean;
}

export interface HintTimer {
  /** Is now the moment to say "hold still"? True at most once for one person at the desk. */
  isDue(frame: FrameSeen): boolean;
}

/**
 * Notices that somebody has been moving something before the camera for `afterMs` without a read.
 * After `calmMs` without movement, or a read, the next movement starts anew.
 */
export function createHintTimer({ afterMs = 2000, calmMs = 1500 } = {}): HintTimer {
  let since: number | undefined;
  let lastMove = 0;
  let hinted = false;
  return {
    isDue({ time, moving, read }) {
      if (read || (since !== undefined && time - lastMove > calmMs)) {
        since = undefined;
        hinted = false;
      }
      if (read) return false;
      if (moving) {
        since ??= time;
        lastMove = time;
      }
      if (hinted || since === undefined || time - since < afterMs) return false;
      hinted = true;
      return true;
    },
  };
}
