import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakAnywhere, breakAtWords } from '#shared/badge/breakText.ts';

test.each([
  ['Zoë Ångström-Nakamura', ['Zoë ', 'Ångström-', 'Nakamura']],
  ['Ming-Hua 林明華', ['Ming-', 'Hua ', '林', '明', '華']],
  ['O’Neil', ['O’Neil']],
  ['A - B', ['A ', '- ', 'B']],
])('lines of %s may start after spaces, after hyphens and at ideographs', (text, pieces) => {
  expect(breakAtWords(text)).toEqual(pieces);
});

test('nothing is lost, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const line = text.replace(/[\n\r\u2028\u2029]/g, '');
      expect(breakAtWords(line).join('')).toBe(line);
      expect(breakAnywhere(line).join('')).toBe(line);
    }),
  );
});
