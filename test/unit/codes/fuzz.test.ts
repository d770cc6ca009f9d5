import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { parseScan } from '#shared/codes/parseScan.ts';
import { createCodeVerifier } from '#shared/codes/verifyCode.ts';
import { vectorKeys, vectors } from './codeFixtures.ts';

const verifier = createCodeVerifier(vectorKeys);
const codes = vectors.good.map(({ text }) => text);
const kinds = ['private_link', 'code', 'enrolment', 'unreadable', 'foreign'];

/** A code of ours with a piece put in, taken out, doubled or turned, cut to any length or filled up to it. */
const mutated = fc
  .record({
    text: fc.constantFrom(...codes),
    at: fc.nat(146),
    drop: fc.nat(8),
    put: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('LE1', 'la1_', '%6c', '\ud800', '\u202e', '\0'),
    ),
    copies: fc.integer({ min: 1, max: 60 }),
    length: fc.nat(8000),
    isCut: fc.boolean(),
  })
  .map(({ text, at, drop, put, copies, length, isCut }) => {
    const changed = (text.slice(0, at) + put + text.slice(at + drop)).repeat(copies);
    return isCut ? changed.slice(0, length) : changed;
  });

it('random and mutated codes never throw, take less than 5 ms and log nothing', async () => {
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
    vi.spyOn(console, method),
  );
  const written = vi.spyOn(process.stdout, 'write');
  let slowest = 0;
  const anything = fc.oneof(mutated, fc.string({ unit: 'binary', maxLength: 8000 }));
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const scan = parseScan(text);
      expect(kinds).toContain(scan.kind);
      expect(typeof parseEnrolmentCode(text).ok).toBe('boolean');
      if (scan.kind === 'code') {
        expect(['valid', 'forged', 'unknown_key']).toContain(await verifier.verify(scan.code));
      }
      slowest = Math.max(
        slowest,
        bestOf(3, () => parseScan(text)),
      );
    }),
    { numRuns: 1500 },
  );
  expect([...spies, written].flatMap((spy) => spy.mock.calls)).toEqual([]);
  vi.restoreAllMocks();
  expect(slowest).toBeLessThan(5);
});

/** The shortest of some runs, ms: a pause of the machine is not the parser's. */
const bestOf = (runs: number, run: () => void): number => {
  const durations = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...durations);
};
