import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Report, type Order } from './messages.ts';

const program = fileURLToPath(new URL('worker.ts', import.meta.url));

/** A process that simulates; with a mutant in it, if one is named. */
export interface Worker {
  readonly ask: (order: Order) => Promise<Report>;
  readonly end: () => void;
}

export const startWorker = (mutant?: string): Worker => {
  const child = fork(program, mutant === undefined ? [] : [mutant], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return {
    ask: (order) => answerOf(child, order),
    end: () => {
      if (child.connected) child.disconnect();
    },
  };
};

const answerOf = (child: ChildProcess, order: Order): Promise<Report> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null): void =>
      reject(new Error(`seed ${order.seed}: the simulation ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(Report.parse(message));
    });
    child.send(order);
  });

/** Runs these seeds on so many processes; `onReport` may say that it has seen enough. */
export const runSeeds = async (options: {
  readonly seeds: Iterable<number>;
  readonly workers: number;
  readonly mutant?: string | undefined;
  readonly onReport: (report: Report) => 'go on' | 'enough';
}): Promise<void> => {
  const seeds = options.seeds[Symbol.iterator]();
  let isEnough = false;
  const work = async (): Promise<void> => {
    const worker = startWorker(options.mutant);
    try {
      for (;;) {
        const next = seeds.next();
        if (isEnough || next.done === true) return;
        const report = await worker.ask({ do: 'run', seed: next.value });
        if (options.onReport(report) === 'enough') isEnough = true;
      }
    } finally {
      worker.end();
    }
  };
  await Promise.all(Array.from({ length: options.workers }, work));
};
