import { expect, test } from 'vitest';
import { runSim } from './runSim.ts';

test('every mutant is killed, and the seed and the invariant that did it are named', async () => {
  const { code, text } = await runSim(['--mutants']);
  process.stdout.write(`\n${text}`);
  const killed = text.match(/^killed .+ by seed \d+ \(invariant .+\)$/gm) ?? [];
  expect(text).not.toContain('SURVIVED');
  expect(killed.length).toBeGreaterThanOrEqual(10);
  expect(code).toBe(0);
}, 300_000);
