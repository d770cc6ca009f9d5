import { beforeAll, expect, test } from 'vitest';
import { createDecoder, type Decoder } from '#renderer/scanning/decodeImage.ts';
import { comparePictures, readerWasm } from '#test/bench/pictures/comparePictures.ts';
import { drawCode, inventedCode } from '#test/bench/pictures/drawCode.ts';
import { toPicture } from '#test/bench/pictures/hardPictures.ts';
import { seededRandom } from '#test/bench/pictures/seededRandom.ts';
import { invert } from '#test/bench/pictures/spoil.ts';

let decoder: Decoder;
beforeAll(async () => {
  decoder = await createDecoder({ wasmBinary: await readerWasm() });
});

const text = inventedCode(seededRandom(5));
const straight = { moduleSize: 4, centre: { x: 200, y: 150 }, turn: 0, yaw: 0, pitch: 0 };
const drawn = drawCode(text, straight, { width: 400, height: 300 });

test('a code is read with its corners, quickly or thoroughly', async () => {
  for (const effort of ['quick', 'thorough'] as const) {
    const [found] = await decoder.decode(toPicture(drawn), effort);
    expect(found?.text).toBe(text);
    const [corner, , opposite] = found?.corners ?? [];
    expect(Math.hypot((corner?.x ?? 0) - 118, (corner?.y ?? 0) - 68)).toBeLessThan(4);
    expect(Math.hypot((opposite?.x ?? 0) - 282, (opposite?.y ?? 0) - 232)).toBeLessThan(4);
  }
});

test('an inverted code is left to the thorough look', async () => {
  const inverted = toPicture(invert(drawn));
  expect(await decoder.decode(inverted, 'quick')).toEqual([]);
  expect((await decoder.decode(inverted)).map((code) => code.text)).toEqual([text]);
});

test('a picture with nothing in it, or hardly a picture at all, gives nothing', async () => {
  for (const [width, height] of [
    [320, 240],
    [640, 1],
    [1, 1],
    [0, 0],
  ] as const) {
    const data = new Uint8ClampedArray(width * height * 4).fill(128);
    expect(await decoder.decode({ data, width, height })).toEqual([]);
  }
});

test('finds as many hard pictures as zxing-wasm does by itself, and makes none up', async () => {
  const { app, direct, appWrong } = await comparePictures(60);
  expect(direct).toBeGreaterThan(45);
  expect(app).toBeGreaterThanOrEqual(direct * 0.99);
  expect(appWrong).toBe(0);
}, 30_000);
