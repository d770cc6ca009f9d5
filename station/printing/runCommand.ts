import { execFile } from 'node:child_process';

/** Runs a program without a shell. `not_found` where there is no such program; never rejects. */
export type RunCommand = (command: string, args: readonly string[]) => Promise<CommandResult>;

export type CommandResult =
  | { readonly kind: 'done'; readonly exitCode: number; readonly output: string }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'timed_out' };

/** `timeoutMs` ends a printing system that hangs on a dead network printer; `path` is where programs are looked for. */
export function createRunCommand(options: {
  readonly timeoutMs: number;
  readonly path: string;
}): RunCommand {
  // The C locale: what the programs answer is read by code.
  const env = { PATH: options.path, LC_ALL: 'C' };
  return (command, args) =>
    new Promise((resolve) => {
      execFile(command, [...args], { env, timeout: options.timeoutMs }, (error, output) => {
        if (error === null) return resolve({ kind: 'done', exitCode: 0, output });
        if (error.code === 'ENOENT') return resolve({ kind: 'not_found' });
        if (error.killed === true) return resolve({ kind: 'timed_out' });
        resolve({ kind: 'done', exitCode: exitCodeOf(error.code), output });
      });
    });
}

function exitCodeOf(code: unknown): number {
  return typeof code === 'number' ? code : 1;
}
