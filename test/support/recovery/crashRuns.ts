import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The names of all places in the program where it can be ended, as the code has them. */
export const crashPointsInCode = (): readonly string[] => {
  const names = ['app', 'server', 'sqlite', 'station'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(project, folder, file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/crashPoint\(\s*'([\w.]+)'/g)])
      .map((match) => match[1] ?? ''),
  );
  return [...new Set(names)].toSorted();
};

/** Where the program of this test process is built to; whoever built it removes it. */
export const crashingFolder = join(project, 'dist', `crashing-${process.pid}`);

/** One file of all our own code: a process that is to be killed starts in a third of the time. */
export const buildCrashingStation = async (): Promise<string> => {
  await build({
    configFile: false,
    root: project,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'harfbuzzjs', '@napi-rs/canvas'] },
    build: {
      ssr: fileURLToPath(new URL('crashingStation.ts', import.meta.url)),
      outDir: crashingFolder,
      target: 'node24',
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'crashingStation.js' } },
    },
  });
  return join(crashingFolder, 'crashingStation.js');
};

export interface CrashOrders {
  readonly dataDir: string;
  /** Where to end, and at which time of coming there. An empty name: nowhere. */
  readonly point: string;
  readonly nth: number;
  readonly round: number;
  readonly code?: string | null;
  readonly prints?: boolean;
  readonly mails?: boolean;
  readonly takesOver?: string | null;
}

export interface CrashRun {
  /** Ids of facts whose verdict was given. */
  readonly told: readonly string[];
  readonly end: 'killed' | 'done';
}

/** Runs the station until it is killed or has done its work; rejects for any other end. */
export const runCrashing = (program: string, orders: CrashOrders): Promise<CrashRun> =>
  new Promise((resolve, reject) => {
    const all = { code: null, prints: false, mails: false, takesOver: null, ...orders };
    const child = spawn(process.execPath, [program, JSON.stringify(all)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(program), 'compiled') },
    });
    let told = '';
    let complaint = '';
    child.stdout.on('data', (piece: Buffer) => (told += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (complaint += piece.toString()));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const lines = told.split('\n').filter((line) => line !== '');
      if (signal === 'SIGKILL') resolve({ told: lines, end: 'killed' });
      else if (code === 0 && lines.at(-1) === 'done')
        resolve({ told: lines.slice(0, -1), end: 'done' });
      else reject(new Error(`${orders.point} ${orders.nth}: ${code} ${signal} ${complaint}`));
    });
  });
