import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presenceOf } from '#shared/rules/presence.ts';
import { aPass, noon } from '#test/support/someKnowledge.ts';

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
