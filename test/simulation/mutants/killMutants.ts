import { startWorker } from '../crew.ts';
import type { Report } from '../messages.ts';
import { staleMutants } from './applyMutant.ts';
import { mutants } from './mutants.ts';

/** Seeds that a mutant has to be found in. */
const patience = 300;

/** Runs worlds with each mutant until one breaks an invariant; false if a mutant lives. */
export const killMutants = async (options: {
  readonly workers: number;
  readonly from: number;
  readonly say: (line: string) => void;
}): Promise<boolean> => {
  const { workers, from, say } = options;
  const stale = staleMutants();
  if (stale.length > 0) throw new Error(`the code has moved on from: ${stale.join(', ')}`);
  const waiting = mutants.map(({ name }) => name);
  let survivors = 0;
  const hunt = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const killer = await findKiller(name, from);
      if (killer === null) survivors += 1;
      say(killer === null ? `SURVIVED ${name}` : killedLine(name, killer));
    }
  };
  await Promise.all(Array.from({ length: workers }, hunt));
  say(`${mutants.length - survivors} of ${mutants.length} mutants killed`);
  return survivors === 0;
};

const findKiller = async (name: string, from: number): Promise<Report | null> => {
  const worker = startWorker(name);
  try {
    for (let seed = from; seed < from + patience; seed += 1) {
      const report = await worker.ask({ do: 'run', seed });
      if (report.violations.length > 0) return report;
    }
    return null;
  } finally {
    worker.end();
  }
};

const killedLine = (name: string, { seed, violations }: Report): string =>
  `killed ${name} by seed ${seed} (invariant ${violations[0]?.invariant ?? ''})`;
