import type { Picture } from './decodeImage.ts';

export interface MotionMeter {
  /** Has the scene changed since the last picture? Pictures may differ in size, not in what they show. */
  isMoving(picture: Picture): boolean;
}

const columns = 32;
const rows = 18;
/** Of 255; sensor noise stays well below it on a point, a hand well above. */
const changed = 24;
/** Share of the points that must have changed. */
const enough = 0.03;

/** Compares a coarse grid of points between pictures: a few microseconds each. */
export function createMotionMeter(): MotionMeter {
  let before: Uint8Array | undefined;
  return {
    isMoving(picture) {
      const now = sample(picture);
      const last = before;
      before = now;
      if (last === undefined) return false;
      const moved = now.filter(
        (value, index) => Math.abs(value - (last[index] ?? value)) > changed,
      );
      return moved.length >= columns * rows * enough;
    },
  };
}

/** The green channel is near enough to brightness. */
function sample({ data, width, height }: Picture): Uint8Array {
  return Uint8Array.from({ length: columns * rows }, (_, index) => {
    const x = Math.floor((((index % columns) + 0.5) / columns) * width);
    const y = Math.floor(((Math.floor(index / columns) + 0.5) / rows) * height);
    return data[(y * width + x) * 4 + 1] ?? 0;
  });
}
