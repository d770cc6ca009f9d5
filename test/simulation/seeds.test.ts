import { expect, test } from 'vitest';
import { runSim } from './runSim.ts';

test('500 seeded worlds keep every invariant', async () => {
  const { code, text } = await runSim(['--seeds', '500']);
  expect(text).toMatch(/^500 seeds, 0 failed/m);
  expect(code).toBe(0);
}, 300_000);

test('a seed is the same world each time, to the last request', async () => {
  for (const seed of ['3', '11']) {
    const [one, other] = await Promise.all([runSim(['--seed', seed]), runSim(['--seed', seed])]);
    expect(one.code).toBe(0);
    expect(one.text.split('\n').length).toBeGreaterThan(50);
    expect(one).toEqual(other);
  }
}, 60_000);

test('--help says how, and a wrong option too', async () => {
  expect(await runSim(['--help'])).toMatchObject({ code: 0 });
  expect(await runSim(['--seeds', 'many'])).toMatchObject({ code: 2 });
}, 30_000);
