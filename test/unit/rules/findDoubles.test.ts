import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDoubles, isDouble, type KnowingPass } from '#shared/rules/findDoubles.ts';
import { presenceOf } from '#shared/rules/presence.ts';
import { orders, shuffled } from '#test/support/merging/someFacts.ts';
import { aPass, minute, noon } from '#test/support/someKnowledge.ts';

const pass = (factId: string, station: string, given: Partial<KnowingPass> = {}): KnowingPass => ({
  ...aPass({ factId, station, ...given }),
  knew: given.knew ?? null,
  onPurpose: given.onPurpose ?? false,
});
const at = (minutes: number) => noon + minutes * minute;
const pairs = (passes: readonly KnowingPass[], undone: readonly string[] = []) =>
  findDoubles(passes, new Set(undone)).map(({ earlier, later }) => [earlier.factId, later.factId]);

const cases: readonly (readonly [string, readonly KnowingPass[], string[], string[][]])[] = [
  [
    'two stations apart admitted the same person',
    [pass('one', 'desk-1', { at: at(0) }), pass('two', 'desk-2', { at: at(3) })],
    [],
    [['one', 'two']],
  ],
  [
    'the second station knew of the first and let the person in again',
    [pass('one', 'desk-1', { at: at(0) }), pass('two', 'desk-2', { at: at(3), knew: 'one' })],
    [],
    [],
  ],
  [
    'the person had left in between',
    [
      pass('one', 'desk-1', { at: at(0) }),
      pass('out', 'desk-1', { at: at(2), kind: 'departed', seq: 2 }),
      pass('two', 'desk-2', { at: at(3) }),
    ],
    [],
    [],
  ],
  [
    'one of the two was undone',
    [pass('one', 'desk-1', { at: at(0) }), pass('two', 'desk-2', { at: at(3) })],
    ['one'],
    [],
  ],
  [
    'a supervisor overrode, or re-entry was asked for',
    [pass('one', 'desk-1', { at: at(0) }), pass('two', 'desk-2', { at: at(3), onPurpose: true })],
    [],
    [],
  ],
  [
    'three stations apart from each other',
    [
      pass('one', 'desk-1', { at: at(0) }),
      pass('two', 'desk-2', { at: at(3) }),
      pass('three', 'desk-3', { at: at(4) }),
    ],
    [],
    [
      ['one', 'two'],
      ['two', 'three'],
    ],
  ],
  [
    'somebody came back while a third station let another in with the same code',
    [
      pass('in', 'desk-1', { at: at(0) }),
      pass('out', 'desk-1', { at: at(2), kind: 'departed', seq: 2 }),
      pass('other', 'desk-3', { at: at(3) }),
      pass('back', 'desk-2', { at: at(4), knew: 'out' }),
    ],
    [],
    [['other', 'back']],
  ],
  [
    'what the station knew of has not arrived yet',
    [pass('one', 'desk-1', { at: at(0) }), pass('two', 'desk-2', { at: at(3), knew: 'later' })],
    [],
    [],
  ],
  [
    'the same station after it was restored, with nothing of what it had',
    [pass('one', 'desk-1', { at: at(0) }), pass('two', 'desk-1', { at: at(3), incarnation: 2 })],
    [],
    [['one', 'two']],
  ],
];

describe('a double', () => {
  test.each(cases)('%s', (_, passes, undone, expected) => {
    expect(pairs(passes, undone)).toEqual(expected);
    expect(pairs(passes.toReversed(), undone)).toEqual(expected);
  });

  test('counts by the policy of the checkpoint', () => {
    const sameDay = { earlierAt: at(0), laterAt: at(60) };
    const nextDay = { earlierAt: at(0), laterAt: at(24 * 60) };
    const counts = (passes: Parameters<typeof isDouble>[1]['passes']) =>
      [sameDay, nextDay].map((times) => isDouble(times, { passes }, 'Europe/Berlin'));
    expect({
      once: counts('once'),
      once_a_day: counts('once_a_day'),
      in_and_out: counts('in_and_out'),
      many: counts('many'),
      count: counts('count'),
    }).toEqual({
      once: [true, true],
      once_a_day: [true, false],
      in_and_out: [true, true],
      many: [false, false],
      count: [false, false],
    });
  });
});

describe('whatever passes there are', () => {
  const passes = fc
    .array(
      fc.record({
        station: fc.constantFrom('a', 'b', 'c'),
        second: fc.integer({ min: 0, max: 9 }),
        kind: fc.constantFrom('admitted' as const, 'admitted' as const, 'departed' as const),
        knew: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
        onPurpose: fc.constantFrom(false, false, true),
        isUndone: fc.constantFrom(false, false, true),
      }),
      { maxLength: 10 },
    )
    .map((rows) => ({
      all: rows.map(({ station, second, kind, knew, onPurpose }, index) => ({
        ...pass(`f${index}`, station, {
          at: noon + second * 1000,
          kind,
          seq: index + 1,
          onPurpose,
        }),
        knew: knew === null ? null : `f${knew}`,
      })),
      undone: new Set(rows.flatMap(({ isUndone }, index) => (isUndone ? [`f${index}`] : []))),
    }));

  test('order and repetition change neither doubles nor where somebody stands', () => {
    fc.assert(
      fc.property(passes, orders, ({ all, undone }, keys) => {
        const mixed = shuffled(all, keys);
        expect(findDoubles(mixed, undone)).toEqual(findDoubles(all, undone));
        expect(presenceOf(mixed, undone)).toEqual(presenceOf(all, undone));
      }),
      { numRuns: 500 },
    );
  });

  test('nobody is in a double with a pass that was undone, nor with one of the same journal', () => {
    fc.assert(
      fc.property(passes, ({ all, undone }) => {
        for (const { earlier, later } of findDoubles(all, undone)) {
          expect(undone.has(earlier.factId) || undone.has(later.factId)).toBe(false);
          expect(earlier.station).not.toBe(later.station);
        }
      }),
    );
  });

  test('stations that always knew each other make no doubles', () => {
    fc.assert(
      fc.property(passes, ({ all }) => {
        const inTime = all
          .filter(({ kind }) => kind === 'admitted')
          .map((one, index) => ({ ...one, at: noon + index, seq: index + 1 }));
        const knowing = inTime.map((one, index) => ({
          ...one,
          knew: inTime[index - 1]?.factId ?? null,
        }));
        expect(findDoubles(knowing, new Set())).toEqual([]);
      }),
    );
  });
});
