import { expect, test } from 'vitest';
import { createMotionMeter } from '#renderer/scanning/createMotionMeter.ts';
import { addNoise } from '#test/bench/pictures/spoil.ts';
import { drawCode, inventedCode } from '#test/bench/pictures/drawCode.ts';
import { toPicture } from '#test/bench/pictures/hardPictures.ts';
import { seededRandom } from '#test/bench/pictures/seededRandom.ts';

const random = seededRandom(1);
const text = inventedCode(random);
const width = 640;
const pictureAt = (x: number) =>
  drawCode(
    text,
    { moduleSize: width / 200, centre: { x, y: width / 4 }, turn: 0, yaw: 0, pitch: 0 },
    { width, height: width / 2 },
  );

test('a badge that is moved is movement; sensor noise and a lamp are not', () => {
  const { isMoving } = createMotionMeter();
  const still = pictureAt(300);
  expect([
    isMoving(toPicture(still)),
    isMoving(toPicture(addNoise(still, 4, random))),
    isMoving(toPicture({ ...still, pixels: still.pixels.map((value) => value + 12) })),
    isMoving(toPicture(pictureAt(360))),
  ]).toEqual([false, false, false, true]);
});
