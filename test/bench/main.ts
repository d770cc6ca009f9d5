import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { BenchLine } from './benchLine.ts';
import { measureCodes } from './codesBench.ts';
import { measureImport } from './importBench.ts';
import { measureScans } from './scanBench.ts';
import { measureSearch } from './searchBench.ts';
import { measureStart } from './startBench.ts';
import { measureStore } from './storeBench.ts';
import { measureSync } from './syncBench.ts';
import { measureUi } from './uiBench.ts';

const groups: Readonly<Record<string, () => Promise<readonly BenchLine[]>>> = {
  scan: measureScans,
  search: () => measureSearch({ attendees: 1_000_000 }),
  import: measureImport,
  codes: measureCodes,
  start: measureStart,
  store: measureStore,
  sync: measureSync,
  ui: measureUi,
};

/** `npm run bench -- [--json] [--only GROUP]`: one JSON object a line, or a table for people. */
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const { only, json } = values;
if (only === undefined) {
  // Each in a process of its own: what one leaves in memory would be collected while another is measured.
  for (const name of Object.keys(groups)) {
    const own = ['--only', name, ...(json ? ['--json'] : [])];
    const { status } = spawnSync(
      process.execPath,
      [...process.execArgv, import.meta.filename, ...own],
      {
        stdio: 'inherit',
      },
    );
    if (status !== 0) process.exitCode = 1;
  }
} else {
  const measure = groups[only];
  if (measure === undefined) {
    process.stderr.write(`There is no group "${only}": ${Object.keys(groups).join(', ')}.\n`);
    process.exitCode = 2;
  }
  for (const line of (await measure?.()) ?? []) {
    process.stdout.write(`${json ? JSON.stringify(line) : forPeople(line)}\n`);
  }
}
process.exit();

function forPeople({ name, value, unit, ratio, must, met }: BenchLine): string {
  const against = ratio === null ? '' : ` (${ratio} × baseline)`;
  const wanted = must === null ? '' : `  must ${must}: ${met ? 'met' : 'MISSED'}`;
  return `${name.padEnd(72)} ${String(value).padStart(10)} ${unit}${against}${wanted}`;
}
