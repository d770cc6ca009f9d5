import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNewIds } from '#shared/model/newIds.ts';

const idsAt = (times: readonly number[], fill: (count: number) => Uint8Array): string[] => {
  let asked = 0;
  const newId = createNewIds({ clock: () => times[asked++] ?? 0, random: fill });
  return times.map(() => newId());
};

test('ids are UUIDv7, and those of a millisecond come in the order they were made', () => {
  const time = fc.integer({ min: 1, max: 2 ** 47 });
  const random = fc.uint8Array({ minLength: 4096, maxLength: 4096 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(time, fc.integer({ min: 1, max: 300 }))),
      random,
      (runs, bytes) => {
        const times = runs.flatMap(([at, count]) => Array.from({ length: count }, () => at));
        const ids = idsAt(times, (count) => bytes.slice(0, count));
        for (const [index, id] of ids.entries()) {
          expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
          expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(times[index]);
          if (times[index] === times[index - 1]) expect(id > (ids[index - 1] ?? '')).toBe(true);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('there is room to count up, also from the largest random number', () => {
  const ids = idsAt(
    Array.from({ length: 5000 }, () => 7),
    (count) => new Uint8Array(count).fill(255),
  );
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(5000);
});
