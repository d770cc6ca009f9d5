import type { Command } from 'commander';
import { Role } from '#shared/model/role.ts';
import { createMetrics } from '#server/metrics/createMetrics.ts';
import { serveMetrics } from '#server/metrics/serveMetrics.ts';
import { openApi } from '#server/http/openApi.ts';
import { listenTokenStore } from '#server/serve.ts';
import { addCampaignCommands } from './campaignCommands.ts';
import { addCodeAdminCommands } from './codeAdminCommands.ts';
import { addExportCommands } from './exportCommands.ts';
import { addJournalCommands } from './journalCommands.ts';
import { addListCommands } from './listCommands.ts';
import { addLinkCommands } from './linkCommands.ts';
import { addMailCommands } from './mailCommands.ts';
import { readMailOptions, withMailOptions, type MailOptions } from './mailOptions.ts';
import { addMoveCommands } from './moveCommands.ts';
import { openToServe, withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { addRegistrationCommands } from './registrationCommands.ts';
import { addStoreRecovery } from './recoveryCommands.ts';
import { addTokenCommands } from './tokenCommands.ts';
import { addStaffCommands } from './staffCommands.ts';
import { addSponsorCommands } from './sponsorCommands.ts';
import { addStationAdminCommands } from './stationAdminCommands.ts';
import { addTemplateCommands } from './templateCommands.ts';
import { withStore } from './withStore.ts';

type ServeOptions = StoreOptions &
  MailOptions & {
    readonly port: string;
    readonly host: string;
    readonly publicUrl?: string;
    readonly eventName: string;
    readonly metricsPort?: string;
    readonly metricsHost: string;
  };

const fourteenDaysMs = 14 * 24 * 60 * 60_000;

export const addServerCommands = (program: Command): void => {
  const server = program.command('server').description('the token store');

  withMailOptions(
    withStoreOptions(
      server.command('serve').description('serve the token store until Ctrl-C'),
      'data folder; an empty one gets a new event',
    ),
  )
    .option('--port <n>', '0 takes any free port', '0')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--public-url <url>', 'how stations reach it, where that is not host and port')
    .option('--metrics-port <n>', 'serve /metrics for Prometheus on this port')
    .option('--metrics-host <address>', 'address for /metrics', '127.0.0.1')
    .option('--event-name <name>', 'name of a new event', 'New event')
    .action(serve);

  withStoreOptions(
    server
      .command('enroll-code')
      .description('make a one-time code with which a station joins')
      .option('--hub', 'a code for a hub, which serves the event to stations of its own'),
    'data folder of the token store',
  )
    .option('--role <role>', 'desk, badge or door; a door gets less of each person', 'desk')
    .action(makeEnrolmentCode);

  addStationAdminCommands(server);
  addJournalCommands(server);
  server
    .command('openapi')
    .description('print the protocol as an OpenAPI 3.1 document')
    .action(() => {
      process.stdout.write(`${JSON.stringify(openApi(), null, 2)}\n`);
    });

  addListCommands(server);
  addStaffCommands(server);
  addTokenCommands(server);
  addLinkCommands(server);
  addCodeAdminCommands(server);
  addExportCommands(server);
  addMoveCommands(server);
  addCampaignCommands(server);
  const mail = server.command('mail').description('mail templates, and the queue of mails');
  addTemplateCommands(server, mail);
  addMailCommands(mail);
  addRegistrationCommands(server);
  addSponsorCommands(server);
  addStoreRecovery(server);
};

async function serve(options: ServeOptions): Promise<void> {
  const port = Number(options.port);
  const metricsPort = Number(options.metricsPort ?? 0);
  if (!isPort(port) || !isPort(metricsPort)) return refuse(options, { code: 'no_port' }, 2);
  if (options.publicUrl !== undefined && !isWebAddress(options.publicUrl))
    return refuse(options, { code: 'no_web_address' }, 2);
  const mail = await readMailOptions(options);
  if (!mail.ok) return refuse(options, mail.error, 2);
  const opened = await openToServe(options);
  if (!opened.ok) return refuse(options, opened.error);
  const { store, close } = opened.value;
  try {
    if ((await store.event()) === null) await createEvent(options, store);
    const metrics = options.metricsPort === undefined ? undefined : createMetrics(store);
    const running = await listenTokenStore({
      store: metrics?.store ?? store,
      host: options.host,
      port,
      ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
      ...(metrics === undefined ? {} : { metrics }),
    });
    const served =
      metrics === undefined
        ? undefined
        : await serveMetrics(metrics, {
            host: options.metricsHost,
            port: metricsPort,
            log: store.log,
          });
    print(options, { url: running.url, ...(served === undefined ? {} : { metrics: served.url }) }, [
      `The token store is served at ${running.url}. Ctrl-C ends it.`,
      ...(served === undefined ? [] : [`Its metrics are at ${served.url}.`]),
    ]);
    const sending = mail.value === null ? undefined : store.startMail(mail.value);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await sending?.stop();
    await served?.close();
    await running.close();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    const code = listenFailures.get(reason);
    if (code === undefined) throw error;
    refuse(options, { code });
  } finally {
    await close();
  }
}

const listenFailures: ReadonlyMap<string, string> = new Map([
  ['EADDRINUSE', 'port_in_use'],
  ['EADDRNOTAVAIL', 'no_such_address'],
  ['ENOTFOUND', 'no_such_address'],
  ['EACCES', 'port_not_allowed'],
]);

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 0 && port <= 65_535;

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

async function makeEnrolmentCode(
  options: StoreOptions & { readonly role: string; readonly hub?: boolean },
): Promise<void> {
  const role = Role.safeParse(options.role);
  if (!role.success) return refuse(options, { code: 'no_role' }, 2);
  await withStore(options, async (store) => {
    const code = await store.enrolmentCode({ role: role.data, forHub: options.hub === true });
    if (!code.ok) return refuse(options, code.error);
    print(options, code.value, [code.value.code]);
  });
}
