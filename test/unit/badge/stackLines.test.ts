import { expect, test } from 'vitest';
import { stackLines } from '#shared/badge/stackLines.ts';

const spacing = { lineHeight: 1.1, metrics: { ascent: 1, descent: 0.25 } };
const plain = { above: 0.75, below: 0.2 };

test('lines of plain letters have the distance of the template', () => {
  const { baselines, height } = stackLines([plain, plain], spacing);
  const lengths = [...baselines, height].map((length) => Number(length.toFixed(9)));
  expect(lengths).toEqual([1, 2.1, 2.35]);
});

test('a line with high marks moves down, so that they do not touch the line above', () => {
  const { baselines } = stackLines([plain, { above: 1.2, below: 0 }], spacing);
  expect(baselines[1]).toBeCloseTo(1 + 0.2 + 1.2 + 0.05, 9);
});

test('marks above the first line stay inside the block', () => {
  expect(stackLines([{ above: 1.2, below: 0 }], spacing).baselines).toEqual([1.2]);
});
