import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from './findPostgres.ts';

export interface RunningPostgres {
  /** The address of its first database; other databases have other last parts. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * A real PostgreSQL of its own on a free port of loopback, in a folder that goes with it. `isDurable` is for measuring:
 * tests kill processes, not the machine, and leave out the fsyncs. A text instead says why there is none.
 */
export const startPostgres = async ({ isDurable = false } = {}): Promise<
  RunningPostgres | string
> => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-postgres-'));
  const bin = await findPostgres(folder);
  if (bin === null) {
    rmSync(folder, { recursive: true });
    return 'there is no PostgreSQL for this machine';
  }
  // PostgreSQL refuses to run as root; 65534 is `nobody`.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'lanyard', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { encoding: 'utf8', ...user },
  );
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return `initdb failed: ${made.error?.message ?? made.stderr.trim()}`;
  }
  const port = await freePort();
  const settings = [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories='],
    ...['max_connections=200', `fsync=${isDurable ? 'on' : 'off'}`],
  ];
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { stdio: ['ignore', 'ignore', 'pipe'], ...user },
  );
  const killAtExit = (): void => void child.kill('SIGQUIT');
  process.once('exit', killAtExit);
  const failure = await untilReady(child);
  const stop = async (): Promise<void> => {
    process.off('exit', killAtExit);
    await untilEnded(child);
    rmSync(folder, { recursive: true, force: true });
  };
  if (failure === null) return { url: `postgresql://lanyard@127.0.0.1:${port}/postgres`, stop };
  await stop();
  return failure;
};

const untilReady = (child: ChildProcess): Promise<string | null> =>
  new Promise((resolve) => {
    let output = '';
    child.stderr?.on('data', (piece: Buffer) => {
      output = (output + piece.toString()).slice(-4000);
      if (output.includes('ready to accept connections')) resolve(null);
    });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(`PostgreSQL did not start: ${output}`));
  });

/** SIGINT is its fast shutdown: it does not wait for clients. */
const untilEnded = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      // A TCP server's address is an object.
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
