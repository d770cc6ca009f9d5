import { v7 } from 'uuid';
import type { Clock, RandomBytes } from './ports.ts';

const idBytes = 16;
const idsADraw = 256;

/** Makes ids of what is new: UUIDv7 (RFC 9562). Random bytes are drawn for many at once: one draw costs as much as a hundred ids. */
export const createNewIds = ({
  clock,
  random,
}: {
  readonly clock: Clock;
  readonly random: RandomBytes;
}): (() => string) => {
  let drawn: Uint8Array = new Uint8Array(0);
  return () => {
    if (drawn.length < idBytes) drawn = random(idBytes * idsADraw);
    const own = drawn.subarray(0, idBytes);
    drawn = drawn.subarray(idBytes);
    return v7({ msecs: clock(), random: own });
  };
};
