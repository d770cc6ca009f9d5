import { createHash } from 'node:crypto';
import type { RandomBytes } from '#shared/model/ports.ts';
import { seededRandom } from '#test/support/generatePeople.ts';

/** Chance from a seed. Each actor has draws of its own, so that one that does more does not change another's luck. */
export interface Draw {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  /** A whole number, both ends included. */
  readonly between: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly bytes: RandomBytes;
}

export const createDraw = (seed: number, label: string): Draw => {
  const digest = createHash('sha256').update(`${seed} ${label}`).digest();
  const next = seededRandom(digest.readUInt32BE(0));
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    bytes: (count) => {
      const bytes = Buffer.alloc(count);
      for (let at = 0; at < count; at += 4) {
        const word = Math.floor(next() * 4_294_967_296);
        for (let part = 0; part < 4 && at + part < count; part += 1) {
          bytes[at + part] = (word >>> (part * 8)) & 0xff;
        }
      }
      return bytes;
    },
  };
};
