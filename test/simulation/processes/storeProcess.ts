import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { formatEnrolmentCode, parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';

const program = fileURLToPath(new URL('../../../app/cli/main.ts', import.meta.url));

/** The token store as a process of its own, started by the `lanyard` command. */
export interface StoreProcess {
  readonly url: () => string;
  /** A one-time code for whoever reaches the store at this address. */
  readonly enrolmentCode: (url: string) => string;
  readonly kill: () => Promise<void>;
  /** On the same folder and the same port as before. */
  readonly start: () => Promise<void>;
}

export const createStoreProcess = (dataDir: string): StoreProcess => {
  let child: ChildProcess | null = null;
  let url = '';
  return {
    url: () => url,
    enrolmentCode: (reachedAt) => {
      const made = execFileSync(process.execPath, [
        program,
        'server',
        'enroll-code',
        '--data',
        dataDir,
      ]);
      const parsed = parseEnrolmentCode(made.toString());
      if (!parsed.ok) throw new Error(parsed.error.code);
      return formatEnrolmentCode({ ...parsed.value, url: reachedAt });
    },
    kill: async () => {
      const running = child;
      if (running === null) return;
      child = null;
      running.kill('SIGKILL');
      await new Promise((resolve) => running.once('exit', resolve));
    },
    start: () =>
      new Promise((resolve, reject) => {
        const port = url === '' ? '0' : new URL(url).port;
        const running = spawn(
          process.execPath,
          [program, 'server', 'serve', '--data', dataDir, '--port', port, '--json'],
          { stdio: ['ignore', 'pipe', 'inherit'] },
        );
        child = running;
        running.once('error', reject);
        running.stdout.once('data', (line: Buffer) => {
          url = z.object({ url: z.string() }).parse(JSON.parse(line.toString())).url;
          resolve();
        });
      }),
  };
};
