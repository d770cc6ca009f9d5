import type { Clock } from '#shared/model/ports.ts';
import type { Answer } from './createExchange.ts';
import type { SyncStore } from './syncStore.ts';

/** When the store was heard last, when the list was last known to be current, and the store's time. */
export interface Contact {
  readonly answered: (answer: Answer<{ readonly storeTime: number }>) => void;
  readonly heard: () => void;
  readonly isCurrent: () => void;
  readonly lastAt: () => number | null;
  readonly listAgeSeconds: () => number | null;
}

/** An answer slower than this says too little about the store's time, ms. */
const slowestForTime = 4000;
/** How much the offset may be off, and the last contact old, before they are written again, ms. */
const offsetStep = 250;
const contactStep = 30_000;

export const createContact = (store: SyncStore, clock: Clock): Contact => {
  let lastAt: number | null = null;
  let currentAt: number | null = null;
  let offset: number | undefined;
  let written: { readonly offset: number; readonly at: number } | undefined;

  const write = (): void => {
    if (lastAt === null || offset === undefined) return;
    const isClose =
      written !== undefined &&
      Math.abs(written.offset - offset) < offsetStep &&
      Math.abs(lastAt - written.at) < contactStep;
    if (isClose) return;
    store.setStoreTime(offset, lastAt);
    written = { offset, at: lastAt };
  };

  return {
    answered: ({ value, sentAt, receivedAt }) => {
      lastAt = receivedAt;
      const took = receivedAt - sentAt;
      // A negative time means that the clock was set in between.
      if (took >= 0 && (took <= slowestForTime || offset === undefined)) {
        offset = Math.round(value.storeTime - (sentAt + receivedAt) / 2);
      }
      write();
    },
    heard: () => {
      lastAt = clock();
      write();
    },
    isCurrent: () => {
      currentAt = clock();
    },
    lastAt: () => lastAt,
    listAgeSeconds: () =>
      currentAt === null ? null : Math.max(0, Math.floor((clock() - currentAt) / 1000)),
  };
};
