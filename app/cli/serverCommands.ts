import type { Command } from 'commander';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createTokenStore } from '#server/createTokenStore.ts';
import { listenTokenStore } from '#server/serve.ts';
import { lockFolder } from '#sqlite/lockFolder.ts';
import { createFileLog } from '../log/createFileLog.ts';
import { makeFolder } from '../makeFolder.ts';
import { print, refuse, type StationlessOptions } from './output.ts';

type ServeOptions = StationlessOptions & {
  readonly port: string;
  readonly host: string;
  readonly publicUrl?: string;
  readonly eventName: string;
};

const fourteenDaysMs = 14 * 24 * 60 * 60_000;

export const addServerCommands = (program: Command): void => {
  const server = program.command('server').description('the token store');

  server
    .command('serve')
    .description('serve the token store of a data folder until Ctrl-C')
    .requiredOption('--data <dir>', 'data folder; an empty one gets a new event')
    .option('--port <n>', '0 takes any free port', '0')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--public-url <url>', 'how stations reach it, where that is not host and port')
    .option('--event-name <name>', 'name of a new event', 'New event')
    .option('--json', 'print JSON')
    .action(serve);

  server
    .command('enroll-code')
    .description('make a one-time code with which a station joins')
    .requiredOption('--data <dir>', 'data folder of the token store')
    .option('--json', 'print JSON')
    .action(makeEnrolmentCode);
};

const openStore = (options: StationlessOptions) =>
  createTokenStore({
    databasePath: join(options.data, 'store.sqlite'),
    clock: Date.now,
    random: randomBytes,
    log: createFileLog(join(options.data, 'store.log'), Date.now),
  });

async function serve(options: ServeOptions): Promise<void> {
  const port = Number(options.port);
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535))
    return refuse(options, { code: 'no_port' }, 2);
  if (options.publicUrl !== undefined && !isWebAddress(options.publicUrl))
    return refuse(options, { code: 'no_web_address' }, 2);
  const folder = makeFolder(options.data);
  if (!folder.ok) return refuse(options, folder.error);
  const lock = lockFolder(options.data, 'store');
  if (!lock.ok) return refuse(options, lock.error);
  const opened = openStore(options);
  if (!opened.ok) {
    lock.value.release();
    return refuse(options, opened.error);
  }
  const store = opened.value;
  try {
    if ((await store.event()) === null) await createEvent(options, store);
    const running = await listenTokenStore({
      store,
      host: options.host,
      port,
      ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    });
    print(options, { url: running.url }, [
      `The token store is served at ${running.url}. Ctrl-C ends it.`,
    ]);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await running.close();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    const code = listenFailures.get(reason);
    if (code === undefined) throw error;
    refuse(options, { code });
  } finally {
    await store.close();
    lock.value.release();
  }
}

const listenFailures: ReadonlyMap<string, string> = new Map([
  ['EADDRINUSE', 'port_in_use'],
  ['EADDRNOTAVAIL', 'no_such_address'],
  ['ENOTFOUND', 'no_such_address'],
  ['EACCES', 'port_not_allowed'],
]);

const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '');

const createEvent = async (
  { eventName }: ServeOptions,
  store: { readonly createEvent: (event: NewEventInput) => Promise<unknown> },
): Promise<void> => {
  const startsAt = Date.now();
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  await store.createEvent({
    name: eventName,
    timeZone,
    startsAt,
    endsAt: startsAt + fourteenDaysMs,
  });
};

interface NewEventInput {
  readonly name: string;
  readonly timeZone: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

async function makeEnrolmentCode(options: StationlessOptions): Promise<void> {
  // A mistyped folder must not become a second, empty token store.
  if (!existsSync(join(options.data, 'store.sqlite'))) return refuse(options, { code: 'no_store' });
  const opened = openStore(options);
  if (!opened.ok) return refuse(options, opened.error);
  try {
    const code = await opened.value.enrolmentCode();
    if (!code.ok) return refuse(options, code.error);
    print(options, code.value, [code.value.code]);
  } finally {
    await opened.value.close();
  }
}
