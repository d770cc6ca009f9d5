import type { RandomBytes } from '#shared/model/ports.ts';

/**
 * How long to wait after so many failures in a row, ms: 0.5 s doubling up to 30 s, of which half is random so that the
 * stations of a venue do not all come back at once.
 */
export const backOff = (failures: number, random: RandomBytes): number => {
  const longest = Math.min(30_000, 500 * 2 ** Math.min(failures - 1, 10));
  const [high = 0, low = 0] = random(2);
  return Math.round(longest * (0.5 + (high * 256 + low) / 131_072));
};
