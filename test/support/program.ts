import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const inProject = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Nobody's user id, for what root may do and others may not; undefined where this is no root. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;

/** Runs a program of the project to its end, as a user without special rights where asked. */
export const runProgram = (
  path: string,
  words: readonly string[],
  {
    asNobody = false,
    env = process.env,
  }: { readonly asNobody?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Ended => {
  const user = asNobody && nobody !== undefined ? { uid: nobody, gid: nobody } : {};
  const { status, stdout, stderr } = spawnSync(process.execPath, [inProject(path), ...words], {
    encoding: 'utf8',
    timeout: 20_000,
    env,
    ...user,
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
};

/** Starts a program that stays, and waits for a line of its standard output that matches. */
export const startProgram = (
  path: string,
  words: readonly string[],
  line: RegExp,
): Promise<{ readonly child: ChildProcess; readonly found: string; readonly told: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inProject(path), ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    const hear = (piece: Buffer): void => {
      told += piece.toString();
      const found = line.exec(told);
      if (found !== null) resolve({ child, found: found[1] ?? found[0], told });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => reject(new Error(`it ended and said: ${told}`)));
  });

/** Ends a program as Ctrl-C would; gives its exit code. */
export const endProgram = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('close', (code) => resolve(code));
    child.kill('SIGTERM');
  });
