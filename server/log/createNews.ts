/** Told how far an event's log goes. The same position may come twice, and an older one after a newer. */
export type NewsListener = (event: string, position: number) => void;

export interface News {
  readonly tell: NewsListener;
  /** Gives the function that ends it. */
  readonly listen: (listener: NewsListener) => () => void;
}

/** News of this process, and while somebody listens also those of the others on the same database. */
export const createNews = (hearOthers: (heard: NewsListener) => () => void): News => {
  const listeners = new Set<NewsListener>();
  let stopHearing: (() => void) | undefined;
  const tell: NewsListener = (event, position) => {
    for (const listener of listeners) listener(event, position);
  };
  return {
    tell,
    listen: (listener) => {
      listeners.add(listener);
      stopHearing ??= hearOthers(tell);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopHearing?.();
        stopHearing = undefined;
      };
    },
  };
};
