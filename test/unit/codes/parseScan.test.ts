import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseScan } from '#shared/codes/parseScan.ts';
import { vectors } from './codeFixtures.ts';

const code = vectors.good[0]?.text ?? '';

describe('parseScan', () => {
  it('hands on foreign texts trimmed, up to 512 characters', () => {
    const longest = 'x'.repeat(512);
    expect([' 4006381333931\r\n', longest, `${longest}x`, '\ufeffé\u3000'].map(parseScan)).toEqual([
      { kind: 'foreign', text: '4006381333931' },
      { kind: 'foreign', text: longest },
      { kind: 'foreign' },
      { kind: 'foreign', text: 'é' },
    ]);
  });

  it('calls nothing, white space and whatever starts as our codes do unreadable', () => {
    const texts = [
      '',
      ' \r\n\t',
      'LE1',
      'lb9x',
      ' te1',
      'TB0',
      'LJ3ABC',
      'Le1ſſſ',
      `LE1${'A'.repeat(9000)}`,
    ];
    expect(texts.map(parseScan)).toEqual(texts.map(() => ({ kind: 'unreadable' })));
  });

  it('does not take a look-alike for the start of our codes', () => {
    const texts = ['LEA', 'LE', 'L E1', 'ＬＥ１', 'LE١', 'XLE1', 'LЕ1', 'LX1'];
    expect(texts.map(parseScan)).toEqual(texts.map((text) => ({ kind: 'foreign', text })));
  });

  it('answers to any text', () => {
    const kinds = ['private_link', 'code', 'enrolment', 'unreadable', 'foreign'];
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2000 }),
      fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
      fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes).toString('utf16le')),
      fc.string({ unit: fc.constantFrom(...Array.from('lLaA1_%25fx&#;=\\ \0?')), maxLength: 2000 }),
    );
    fc.assert(
      fc.property(anything, fc.constantFrom('', 'LE1', 'LJ1'), (text, start) => {
        const { kind } = parseScan(start + text);
        expect(kinds).toContain(kind);
      }),
      { numRuns: 500 },
    );
  });

  it('answers to every length from 0 to 8,000, and far beyond', () => {
    const kindOf = (length: number) => parseScan(code.padEnd(length, 'A').slice(0, length)).kind;
    const lengths = Array.from({ length: 8001 }, (_, length) => length);
    const others = lengths.filter((length) => kindOf(length) !== 'unreadable');
    expect(others).toEqual([1, 2, 146]);
    expect([kindOf(1), kindOf(2), kindOf(146), kindOf(5_000_000)]).toEqual([
      'foreign',
      'foreign',
      'code',
      'unreadable',
    ]);
  });

  it('takes less than 5 ms for the slowest texts, at the lengths where it reads most', () => {
    const units = [
      'l',
      'la',
      'la1',
      'l%25',
      '%25',
      '%',
      '&#x0',
      '&#0',
      'l\0',
      'la1\u200b',
      '=',
      ' ',
      '\\u00',
    ];
    units.push('la1?abcdefgh', 'lq&°abcdefgh', 'LE1', 'ſ', '\ud800', '\u{1f600}', 'A');
    const slowest = units.flatMap((unit) =>
      [8000, 1_000_000].map((length) => {
        const text = `l${unit.repeat(Math.ceil(length / unit.length))}`.slice(0, length);
        // The best of a few: a pause of the machine is not the parser's.
        return Math.min(...Array.from({ length: 5 }, () => durationOf(() => parseScan(text))));
      }),
    );
    expect(Math.max(...slowest)).toBeLessThan(5);
  });

  it('logs nothing', () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
      vi.spyOn(console, method),
    );
    for (const text of [code, 'la1_abc', 'LE1', 'LJ1', '', 'x']) parseScan(text);
    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });
});

const durationOf = (run: () => void): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};
