import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../renderer', import.meta.url));
const filesOf = (ending: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));

/** `file: line` of each line that matches, comments left out. */
const linesWith = (ending: string, wanted: RegExp): readonly string[] =>
  filesOf(ending).flatMap((name) =>
    readFileSync(join(root, name), 'utf8')
      .replaceAll(/\/\*.*?\*\//gs, '')
      .split('\n')
      .filter((line) => wanted.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );

// Right to left the start is on the right: CSS that says left or right would be wrong there.
describe('the styles', () => {
  test('say start and end, never left and right', () => {
    const physical = [
      /^\s*(margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)\b/,
      /^\s*(left|right|top|bottom)\s*:/,
      /^\s*border-(top|bottom)-(left|right)-radius\s*:/,
      /^\s*(text-align|float|clear)\s*:\s*(left|right)\b/,
      /^\s*(margin|padding|inset)\s*:(\s+[^\s;]+){4}\s*;/,
    ];
    for (const wanted of physical) expect(linesWith('.css', wanted)).toEqual([]);
    const inline = /(margin|padding|border)(Left|Right)\b|\b(left|right):\s*['"\d]/;
    expect(linesWith('.tsx', inline)).toEqual([]);
  });

  test('let no text shrink below 13 px', () => {
    const sizes = linesWith('.css', /^\s*font-size:\s*[\d.]+(px|rem)/);
    const small = sizes.filter((line) => {
      const [, size = '', unit] = /([\d.]+)(px|rem)/.exec(line) ?? [];
      return Number(size) * (unit === 'rem' ? 16 : 1) < 13;
    });
    expect(small).toEqual([]);
  });
});
