import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pass, presenceOf } from '#shared/rules/presence.ts';
import { aPass, minute, noon } from '#test/support/someKnowledge.ts';

const passes = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 50 }),
      station: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom('admitted' as const, 'departed' as const),
      isUndone: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ at, station, kind, isUndone }, index) => ({
      isUndone,
      // Times jump back and forth inside a journal too: clocks are set.
      pass: aPass({
        factId: `f${index}`,
        at: noon + at * 100 + index,
        station,
        kind,
        seq: index + 1,
      }),
    })),
  );

test('where somebody stands does not depend on the order in which facts arrive', () => {
  fc.assert(
    fc.property(passes, fc.infiniteStream(fc.nat()), (rows, order) => {
      const undone = new Set(
        rows.filter(({ isUndone }) => isUndone).map(({ pass }) => pass.factId),
      );
      const all = rows.map(({ pass }) => pass);
      const keyed = all.map((pass) => ({ pass, key: Number(order.next().value) }));
      const shuffled = keyed.toSorted((one, other) => one.key - other.key).map(({ pass }) => pass);
      expect(presenceOf(shuffled, undone)).toEqual(presenceOf(all, undone));
    }),
  );
});

test('an undone entry never was', () => {
  expect(presenceOf([aPass()], new Set(['fact-1']))).toEqual({
    first: null,
    last: null,
    inside: false,
  });
});

describe('the first entry', () => {
  const desk = aPass({ factId: 'desk', station: 'desk-1', at: noon, seq: 4 });
  const door = aPass({ factId: 'door', station: 'desk-2', at: noon + 1000, seq: 9 });
  const firstOf = (known: readonly Pass[], ...undone: readonly string[]) =>
    presenceOf(known, new Set(undone)).first?.factId;

  test('is the earliest by corrected time, whichever arrives first', () => {
    expect([firstOf([desk, door]), firstOf([door, desk])]).toEqual(['desk', 'desk']);
  });

  test('is settled by station, incarnation and seq in the same millisecond', () => {
    const same = { ...door, at: noon };
    expect([firstOf([same, desk]), firstOf([desk, same])]).toEqual(['desk', 'desk']);
  });

  test('becomes the next one when it is undone, also by an undo that came before it', () => {
    expect(firstOf([door], 'desk')).toBe('door');
    expect(firstOf([door, desk], 'desk')).toBe('door');
  });

  test('stays undone: an undo cannot be undone, only a new entry made', () => {
    expect(firstOf([desk], 'desk', 'undo-of-desk')).toBeUndefined();
  });

  test('changes when an earlier one arrives hours late, and not otherwise', () => {
    expect(firstOf([door])).toBe('door');
    expect(firstOf([door, desk])).toBe('desk');
    expect(firstOf([desk, { ...door, factId: 'late', at: noon + 5000 }])).toBe('desk');
  });

  test('of one journal is by its order, though the clock was set back meanwhile', () => {
    const again = aPass({ ...desk, factId: 'again', at: noon - 60 * minute, seq: 5 });
    expect([firstOf([again, desk]), firstOf([desk, again])]).toEqual(['desk', 'desk']);
    expect(presenceOf([again, desk], new Set()).last?.factId).toBe('again');
  });
});
