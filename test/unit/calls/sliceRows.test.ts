import { expect, test } from 'vitest';
import { nextSliceRows } from '#station/calls/sliceRows.ts';

test.each([
  { rows: 200, tookMs: 4, next: 150 },
  { rows: 200, tookMs: 0, next: 1000 },
  { rows: 200, tookMs: 400, next: 50 },
])('after $rows rows in $tookMs ms come $next', ({ rows, tookMs, next }) => {
  expect(nextSliceRows({ rows, tookMs }, { ms: 3, fewest: 50, most: 1000 })).toBe(next);
});
