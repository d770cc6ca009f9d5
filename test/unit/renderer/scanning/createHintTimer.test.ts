import { expect, test } from 'vitest';
import { createHintTimer } from '#renderer/scanning/createHintTimer.ts';

/** The times of the hints over frames 100 ms apart. */
function hintsOver(
  durationMs: number,
  scene: (time: number) => { moving: boolean; read: boolean },
) {
  const timer = createHintTimer();
  const times = Array.from({ length: durationMs / 100 }, (_, frame) => frame * 100);
  return times.filter((time) => timer.isDue({ time, ...scene(time) }));
}

test('two seconds of movement without a read give one hint', () => {
  expect(hintsOver(9000, () => ({ moving: true, read: false }))).toEqual([2000]);
});

test('a read in time gives none', () => {
  expect(hintsOver(6000, (time) => ({ moving: true, read: time % 1500 === 0 }))).toEqual([]);
});

test('an empty desk, or somebody who only walks by, gives none', () => {
  expect(hintsOver(6000, () => ({ moving: false, read: false }))).toEqual([]);
  expect(hintsOver(6000, (time) => ({ moving: time < 400, read: false }))).toEqual([]);
});

test('the next person gets a hint of their own', () => {
  const scene = (time: number) => ({ moving: time < 3000 || time > 6000, read: false });
  expect(hintsOver(10_000, scene)).toEqual([2000, 8100]);
});
