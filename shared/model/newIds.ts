import { v7 } from 'uuid';
import type { Clock, RandomBytes } from './ports.ts';

const idBytes = 16;
const idsADraw = 256;

/**
 * Makes ids of what is new: UUIDv7 (RFC 9562). Those of one millisecond count up from a random number (section 6.2, method 1),
 * so that an index of them is written at its end. Random bytes are drawn for many at once: one draw costs as much as a
 * hundred ids.
 */
export const createNewIds = ({
  clock,
  random,
}: {
  readonly clock: Clock;
  readonly random: RandomBytes;
}): (() => string) => {
  let drawn: Uint8Array = new Uint8Array(0);
  let last = -1;
  let seq = 0;
  return () => {
    if (drawn.length < idBytes) drawn = random(idBytes * idsADraw);
    const own = drawn.subarray(0, idBytes);
    drawn = drawn.subarray(idBytes);
    const msecs = clock();
    // 31 bits, of 32: there is room to count up.
    seq = msecs === last ? seq + 1 : new DataView(own.buffer, own.byteOffset).getUint32(6) >>> 1;
    last = msecs;
    return v7({ msecs, seq, random: own });
  };
};
