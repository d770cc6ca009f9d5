import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from '#station/calls/createTurns.ts';

const setup = () => {
  const turns = createTurns();
  const seen: string[] = [];
  let endScan: () => void = () => undefined;
  const scan = (name: string): Promise<void> =>
    turns.first(async () => {
      await new Promise<void>((resolve) => (endScan = resolve));
      seen.push(name);
    });
  const slice = async (name: string): Promise<void> => {
    await turns.next();
    seen.push(name);
  };
  return { turns, seen, scan, slice, endScan: () => endScan() };
};

test('long work waits between two slices until a scan is through', async () => {
  const { seen, scan, slice, endScan } = setup();
  const scanned = scan('scan');
  const sliced = slice('slice');
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  expect(seen).toEqual([]);
  endScan();
  await Promise.all([scanned, sliced]);
  expect(seen).toEqual(['scan', 'slice']);
});

test('a scan that comes while long work waits goes first too', async () => {
  const { seen, scan, slice, endScan } = setup();
  const first = scan('one');
  const sliced = slice('slice');
  await nextTurn();
  endScan();
  const second = scan('two');
  await first;
  await nextTurn();
  endScan();
  await Promise.all([second, sliced]);
  expect(seen).toEqual(['one', 'two', 'slice']);
});

test('long work goes on where nobody scans, and after a scan that failed', async () => {
  const { turns, seen, slice } = setup();
  await slice('one');
  const failed = turns.first(() => Promise.reject(new Error('no code')));
  await expect(failed).rejects.toThrow('no code');
  await slice('two');
  expect(seen).toEqual(['one', 'two']);
});

test('whoever goes first makes slices short for a while', async () => {
  let now = 0;
  const turns = createTurns(() => now);
  const found = [turns.isPressed()];
  await turns.first(async () => undefined);
  for (now of [0, 1999, 2000]) found.push(turns.isPressed());
  expect(found).toEqual([false, true, true, false]);
});
