import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findBrowser } from '../../../build/findBrowser.mjs';

const Answer = z.object({
  id: z.int(),
  value: z.unknown().optional(),
  error: z.string().optional(),
});

export interface RunningElectron {
  /** One of the questions of answerTests.ts. */
  readonly ask: (name: string, ...values: unknown[]) => Promise<unknown>;
  /** Settles with the exit code of the program. */
  readonly ended: Promise<number | null>;
  readonly errors: () => string;
  /** Quits as a person does, and gives the exit code. */
  readonly quit: () => Promise<number | null>;
}

const mainFile = fileURLToPath(new URL('../../../dist/electron/main.js', import.meta.url));
const register = new URL('register.ts', import.meta.url).href;

/** Runs the built main of the desktop shell in a process of its own, on the stand-in for Electron. */
export const runElectron = (words: readonly string[]): RunningElectron => {
  const child = fork(mainFile, words, {
    execArgv: ['--import', register, '--no-warnings'],
    env: { ...process.env, CHROME_PATH: findBrowser() ?? '' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const waiting = new Map<number, (answer: z.infer<typeof Answer>) => void>();
  let nextId = 0;
  child.on('message', (message) => {
    const answer = Answer.parse(message);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));

  const ask = (name: string, ...values: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, ({ value, error }) => {
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      });
      void ended.then(() => reject(new Error(`The program ended. ${errors}`)));
      child.send({ id, name, values });
    });

  return {
    ask,
    ended,
    errors: () => errors,
    quit: async () => {
      // The program ends before it can answer.
      ask('quit').catch(() => undefined);
      return ended;
    },
  };
};
