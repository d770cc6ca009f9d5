import { expect, test } from 'vitest';
import { itemizeText, type FontCoverage } from '#shared/badge/itemizeText.ts';

const latin: FontCoverage = { key: 'latin', has: (codePoint) => codePoint < 0x250 };
const hebrew: FontCoverage = {
  key: 'hebrew',
  has: (codePoint) => codePoint === 0x20 || (codePoint >= 0x590 && codePoint < 0x600),
};
const fonts = [latin, hebrew];

/** The runs' texts from left to right. */
function seen(text: string, direction: 'ltr' | 'rtl'): readonly string[] {
  return itemizeText({ text, direction, fonts }).runs.map(
    (run) => `${run.fontKey} ${run.direction} ${text.slice(run.start, run.end)}`,
  );
}

test('letters of two directions are ordered as they are read', () => {
  expect(seen('Dr. דוד Cohen', 'ltr')).toEqual([
    'latin ltr Dr. ',
    'hebrew rtl דוד',
    'latin ltr  Cohen',
  ]);
  expect(seen('דוד Cohen', 'rtl')).toEqual(['latin ltr Cohen', 'hebrew rtl דוד ']);
});

test('a change of script starts a new run even in one font', () => {
  const everything = [{ key: 'all', has: () => true }];
  const { runs } = itemizeText({ text: 'Ab Вг', direction: 'ltr', fonts: everything });
  expect(runs.map((run) => [run.start, run.end])).toEqual([
    [0, 3],
    [3, 5],
  ]);
});

test('a letter and its marks come from one font or are missing together', () => {
  expect(itemizeText({ text: 'x\u0301y', direction: 'ltr', fonts })).toMatchObject({
    missing: ['x\u0301'],
  });
});
