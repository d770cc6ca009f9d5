import { expect, test } from 'vitest';
import { encodeQr } from '#station/badges/encodeQr.ts';
import { sampleCode } from '#test/support/badge/aBadge.ts';

test('a badge code is a symbol of version 6, and a shorter text too', () => {
  const sizes = [sampleCode, 'AB12', 'not upper case'].map((text) => encodeQr(text).size);
  expect(sizes).toEqual([41, 41, 41]);
});

test('a longer code takes the version it needs', () => {
  expect(encodeQr('A'.repeat(200)).size).toBeGreaterThan(41);
});

test('the finder patterns are where a decoder looks for them', () => {
  const { size, dark } = encodeQr(sampleCode);
  const row = (index: number) => dark.slice(index * size, index * size + 7);
  expect(row(0)).toEqual([true, true, true, true, true, true, true]);
  expect(row(1)).toEqual([true, false, false, false, false, false, true]);
});
