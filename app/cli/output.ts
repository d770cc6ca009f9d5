import type { Failure } from '#shared/model/result.ts';
import { sentenceOf } from './sentences.ts';

export interface OutputOptions {
  readonly json?: boolean;
}

/** Data goes to standard output, as JSON or as lines for people. */
export const print = (options: OutputOptions, value: unknown, lines: readonly string[]): void => {
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(value)}\n`
      : lines.map((line) => `${line}\n`).join(''),
  );
};

/** A refusal goes to standard error, with exit code 1 (2 where the command itself was wrong). */
export const refuse = (options: OutputOptions, failure: Failure, exitCode = 1): void => {
  const message = sentenceOf(failure);
  const { code, details } = failure;
  const text =
    options.json === true
      ? JSON.stringify({ error: { code, message, ...(details === undefined ? {} : { details }) } })
      : message;
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
};

/** Whoever reads the output may stop early (`| head`): that is no fault, and the command still closes its files. */
export const leaveToReader = (error: Error): void => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
};

/** When all that was written is out: the end of a process takes along what a slow reader has not taken yet. */
export const takenBy = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve());
  });
