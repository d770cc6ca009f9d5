import { expect, test } from 'vitest';
import { createRepeatFilter } from '#renderer/scanning/createRepeatFilter.ts';

test('a code is news at once, and only once while it is held up', () => {
  const filter = createRepeatFilter();
  const news = Array.from({ length: 300 }, (_, frame) => filter.news(['A'], frame * 40)).flat();
  expect(news).toEqual(['A']);
});

test('frames that miss the code for less than a second do not make it news again', () => {
  const filter = createRepeatFilter();
  expect([
    filter.news(['A'], 0),
    filter.news([], 500),
    filter.news(['A'], 990),
    filter.news(['A'], 1980),
  ]).toEqual([['A'], [], [], []]);
});

test('a code shown again after a second is news', () => {
  const filter = createRepeatFilter();
  filter.news(['A'], 0);
  expect(filter.news(['A'], 1000)).toEqual(['A']);
});

test('two codes in one frame are told apart, and one read twice in it is one', () => {
  const filter = createRepeatFilter();
  expect([filter.news(['A', 'B', 'A'], 0), filter.news(['B', 'C'], 40)]).toEqual([
    ['A', 'B'],
    ['C'],
  ]);
});
