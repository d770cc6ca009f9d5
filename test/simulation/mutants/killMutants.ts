import { runSeeds } from '../crew.ts';
import type { Report } from '../messages.ts';
import { mutants } from './mutants.ts';

/** Seeds that a mutant has to be found in. */
const patience = 400;

/** Runs worlds with each mutant until one breaks an invariant; false if a mutant lives. */
export const killMutants = async (options: {
  readonly workers: number;
  readonly from: number;
  readonly say: (line: string) => void;
}): Promise<boolean> => {
  const { workers, from, say } = options;
  let survivors = 0;
  for (const { name } of mutants) {
    let killer: Report | null = null;
    await runSeeds({
      workers,
      mutant: name,
      seeds: Array.from({ length: patience }, (_, index) => from + index),
      onReport: (report) => {
        if (report.violations.length === 0) return 'go on';
        killer ??= report;
        return 'enough';
      },
    });
    const line = killer === null ? `SURVIVED ${name}` : killedLine(name, killer);
    if (killer === null) survivors += 1;
    say(line);
  }
  say(`${mutants.length - survivors} of ${mutants.length} mutants killed`);
  return survivors === 0;
};

const killedLine = (name: string, { seed, violations }: Report): string =>
  `killed ${name} by seed ${seed} (invariant ${violations[0]?.invariant})`;
