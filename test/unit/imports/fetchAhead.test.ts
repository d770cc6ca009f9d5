import { expect, test } from 'vitest';
import { fetchAhead } from '#station/imports/fetchAhead.ts';

const setupMaker = () => {
  const makers: { readonly give: (item: number) => void; readonly fail: () => void }[] = [];
  const next = (): Promise<number> =>
    new Promise((resolve, reject) => {
      makers.push({ give: resolve, fail: () => reject(new RangeError('any')) });
    });
  const give = (...items: readonly number[]): void => {
    for (const item of items) makers[item]?.give(item);
  };
  return { next, give, makers };
};

test('has so many on their way, and gives what is here in order, one at least', async () => {
  const { next, give, makers } = setupMaker();
  const coming = fetchAhead(next, 4);
  expect(makers).toHaveLength(4);
  const first = coming.take(3);
  give(1, 2, 3);
  give(0);
  expect(await first).toEqual([0, 1, 2]);
  expect(makers).toHaveLength(7);
  expect(await coming.take(3)).toEqual([3]);
  give(4, 6);
  expect(await coming.take(3)).toEqual([4]);
});

test('tells of a failure where it would give the item, and ends when nothing is on its way', async () => {
  const { next, give, makers } = setupMaker();
  const coming = fetchAhead(next, 3);
  makers[1]?.fail();
  give(0);
  expect(await coming.take(3)).toEqual([0]);
  await expect(coming.take(3)).rejects.toThrow('any');
  let hasEnded = false;
  const ended = coming.end().then(() => (hasEnded = true));
  await Promise.resolve();
  expect(hasEnded).toBe(false);
  give(2, 3, 4, 5);
  await ended;
});
