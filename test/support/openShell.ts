import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopbackShell } from '#app/shell/startLoopbackShell.ts';
import type { LoopbackShell } from '#app/shell/startLoopbackShell.ts';
import type { StationEvent } from '#shared/contract/events.ts';
import { ok } from '#shared/model/result.ts';

export interface OpenShell extends LoopbackShell {
  readonly host: string;
  /** The calls that reached the station. */
  readonly calls: readonly string[];
  readonly announce: (event: StationEvent) => void;
  readonly passTime: (milliseconds: number) => void;
  /** Trades the launch address for its cookie, as `name=value`. */
  readonly admit: () => Promise<string>;
  readonly port: number;
}

/** The loopback shell on a real port, before a bundle of three files and a station that answers with what it was asked. */
export const openShell = async (): Promise<OpenShell> => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-shell-'));
  const bundleDir = join(folder, 'bundle');
  mkdirSync(join(bundleDir, 'assets'), { recursive: true });
  writeFileSync(join(bundleDir, 'index.html'), '<!doctype html><title>Lanyard</title>');
  writeFileSync(join(bundleDir, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(bundleDir, 'assets', 'main.js.map'), '{}');
  writeFileSync(join(folder, 'secret.json'), '"secret"');

  const calls: string[] = [];
  const listeners = new Set<(event: StationEvent) => void>();
  let now = Date.UTC(2026, 5, 1);
  const started = await startLoopbackShell({
    transport: {
      request: (name, input) => {
        calls.push(name);
        return Promise.resolve(ok({ name, input }));
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    bundleDir,
    port: 0,
    random: randomBytes,
    clock: () => now,
    log: { write: () => undefined },
  });
  if (!started.ok) throw new Error(started.error.code);
  const shell = started.value;
  const { host, port } = new URL(shell.url);
  return {
    ...shell,
    host,
    port: Number(port),
    calls,
    announce: (event) => {
      for (const listener of listeners) listener(event);
    },
    passTime: (milliseconds) => {
      now += milliseconds;
    },
    admit: async () => {
      const { headers } = await ask(shell.launchUrl);
      return headers['set-cookie']?.[0]?.split(';')[0] ?? 'none';
    },
    close: async () => {
      await shell.close();
      rmSync(folder, { recursive: true });
    },
  };
};

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request as it is written: unlike fetch, `Host`, `Origin` and the path are sent as they are given. */
export const ask = (
  url: string,
  options: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly method?: string;
    readonly path?: string;
  } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { headers = {}, method = 'GET' } = options;
    const path = options.path ?? new URL(url).pathname;
    const sent = request(url, { headers, method, path, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
