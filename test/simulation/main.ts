import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runSeeds, startWorker } from './crew.ts';
import type { Report } from './messages.ts';
import { killMutants } from './mutants/killMutants.ts';

const help = `Simulates an event in one seeded world after another and checks what must always hold (docs/SIMULATION.md).

npm run sim -- [options]
  --seeds N     how many seeds to run (500)
  --from N      the first of them (1)
  --seed N      replays one seed and prints all that happens
  --mutants     puts one deliberate bug after another into the program; each must be found
  --mutant NAME with --seed or --seeds: runs with that bug in it
  --shrink      with --seed: leaves out what the failure does not need
  --workers N   processes side by side (${availableParallelism()})
  --help        this text`;

const number = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const readOptions = () =>
  parseArgs({
    options: {
      seeds: number,
      from: number,
      seed: number,
      workers: number,
      mutant: { type: 'string' },
      mutants: flag,
      shrink: flag,
      help: flag,
    },
  }).values;

const wholeNumber = (text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`not a whole number: ${text}`);
  return Number(text);
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const main = async (): Promise<boolean> => {
  const options = readOptions();
  if (options.help) {
    say(help);
    return true;
  }
  const workers = Math.max(1, wholeNumber(options.workers, availableParallelism()));
  const from = wholeNumber(options.from, 1);
  if (options.mutants) return killMutants({ workers, from, say });
  const { mutant } = options;
  if (options.seed !== undefined) {
    const seed = wholeNumber(options.seed, 0);
    return replay({ seed, mutant, how: options.shrink ? 'shrink' : 'trace' });
  }
  return runMany({ from, count: wholeNumber(options.seeds, 500), workers, mutant });
};

const replay = async (asked: {
  readonly seed: number;
  readonly mutant: string | undefined;
  readonly how: 'trace' | 'shrink';
}): Promise<boolean> => {
  const worker = startWorker(asked.mutant);
  const report = await worker.ask({ do: asked.how, seed: asked.seed });
  worker.end();
  for (const line of report.trace) say(line);
  for (const { invariant, what } of report.violations) say(`${invariant} violated: ${what}`);
  if (report.violations.length === 0) say(`seed ${asked.seed}: everything holds`);
  return report.violations.length === 0;
};

const runMany = async (asked: {
  readonly from: number;
  readonly count: number;
  readonly workers: number;
  readonly mutant: string | undefined;
}): Promise<boolean> => {
  const started = Date.now();
  const totals = new Map<string, number>();
  const failed: Report[] = [];
  let done = 0;
  await runSeeds({
    ...asked,
    seeds: Array.from({ length: asked.count }, (_, index) => asked.from + index),
    onReport: (report) => {
      done += 1;
      for (const [what, count] of Object.entries(report.counts)) {
        totals.set(what, (totals.get(what) ?? 0) + count);
      }
      if (report.violations.length > 0) {
        failed.push(report);
        const [first] = report.violations;
        say(`seed ${report.seed}: ${first?.invariant} violated: ${first?.what}`);
      }
      if (done % 1000 === 0) say(`${done} of ${asked.count} seeds`);
      return failed.length < 20 ? 'go on' : 'enough';
    },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  for (const [what, count] of [...totals].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    say(`${String(count).padStart(9)} ${what}`);
  say(`${done} seeds, ${failed.length} failed, ${seconds} s`);
  const [first] = failed.toSorted((one, other) => one.seed - other.seed);
  if (first === undefined) return true;
  say(`\nThe shortest trace of seed ${first.seed} that fails the same way:`);
  await replay({ seed: first.seed, mutant: asked.mutant, how: 'shrink' });
  say(`\nThe whole of it: npm run sim -- --seed ${first.seed}`);
  return false;
};

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}\n`);
  process.exitCode = 2;
}
