import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../build/findBrowser.mjs';

const program = fileURLToPath(new URL('../../app/main/start.ts', import.meta.url));

export interface RunningStation {
  readonly page: Page;
  readonly process: ChildProcess;
  /** The browser that the station started. */
  readonly browserProcess: number;
  /** Asks the station as its window does. */
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** Ends the program by this signal, and with it the browser that it started; neither has a chance to tidy up. */
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
}

/**
 * The station as a person starts it: its own process and the browser that it opens, with the profile that it keeps. All that
 * either may write (home, temporary files, core files) lies below `root`; only that the window is headless is ours.
 */
export const startStation = async (root: string, video: string): Promise<RunningStation> => {
  const dataDir = join(root, 'data');
  const profile = join(dataDir, 'browser');
  const portFile = join(profile, 'DevToolsActivePort');
  const browser = join(root, 'browser.sh');
  for (const folder of ['home', 'tmp', 'cwd']) mkdirSync(join(root, folder), { recursive: true });
  const flags = [
    ...['--headless=new', '--remote-debugging-port=0', '--disable-gpu', '--lang=en'],
    ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
    `--use-file-for-fake-video-capture=${video}`,
  ];
  writeFileSync(browser, `#!/bin/sh\nexec '${findBrowser()}' "$@" ${flags.join(' ')}\n`);
  chmodSync(browser, 0o755);
  rmSync(portFile, { force: true });
  const words = [program, '--data', dataDir, '--browser', browser];
  // As bad as a machine may be set up: core files are wanted, and Node is asked for reports.
  const station = spawn(
    'sh',
    ['-c', 'ulimit -c unlimited; exec "$@"', 'sh', process.execPath, ...words],
    {
      cwd: join(root, 'cwd'),
      detached: true,
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: join(root, 'home'),
        TMPDIR: join(root, 'tmp'),
        XDG_CONFIG_HOME: join(root, 'home', 'config'),
        XDG_CACHE_HOME: join(root, 'home', 'cache'),
        NODE_OPTIONS: `--report-on-fatalerror --report-uncaught-exception --report-on-signal`,
      },
    },
  );
  const stopped = once(station, 'exit');
  const group = station.pid ?? 0;
  const port = await firstLineOf(portFile);
  const connected = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = connected.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the browser shows no window');
  page.setDefaultTimeout(15_000);
  const cdp = await connected.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  return {
    page,
    process: station,
    browserProcess: processInfo.find(({ type }) => type === 'browser')?.id ?? 0,
    call: (name, input) => page.evaluate(callStation, { name, input }),
    kill: async (signal) => {
      if (station.exitCode !== null || station.signalCode !== null) return;
      process.kill(signal === 'SIGKILL' ? -group : group, signal);
      await stopped;
      // What the station's signal left of its browser; a negative number names the whole group.
      if (signal !== 'SIGKILL') process.kill(-group, 'SIGKILL');
      await connected.close().catch(() => undefined);
    },
  };
};

const firstLineOf = async (file: string): Promise<string> => {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const line = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
    if (line !== undefined && line !== '') return line;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the station opened no browser');
};

/** Runs in the page: over a line of its own, beside the one that the window has. */
const callStation = ({ name, input }: { readonly name: string; readonly input: unknown }) =>
  new Promise<unknown>((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/station`);
    socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, name, input })));
    socket.addEventListener('error', () => reject(new Error('no line to the station')));
    socket.addEventListener('message', ({ data }) => {
      const message: unknown = JSON.parse(String(data));
      if (typeof message !== 'object' || message === null || !('result' in message)) return;
      socket.close();
      resolve(message.result);
    });
  });
