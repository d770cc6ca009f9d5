import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { AttendeeStatus } from '#shared/model/attendee.ts';
import type { QueuedMail } from '#server/mail/readMails.ts';
import type { MailRecipients } from '#server/mail/queueTemplate.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';

type SendOptions = StoreOptions & {
  readonly to?: readonly string[];
  readonly category?: string;
  readonly status?: string;
  readonly everybody?: boolean;
  readonly scope?: string;
  readonly version?: string;
};

const folder = 'data folder of the token store';

/** Mails are queued here and sent by the process that serves the store. */
export const addMailCommands = (mail: Command): void => {
  withStoreOptions(
    mail
      .command('send <template>')
      .description('queue a published template, one mail for each recipient')
      .option('--to <ids...>', 'these attendees or sponsors')
      .option('--category <name>', 'attendees of this category')
      .option('--status <status>', 'attendees with this status')
      .option('--everybody', 'all attendees but those who canceled')
      .option('--scope <id>', 'the campaign that availability links are for'),
    folder,
  ).action(send);

  withStoreOptions(
    mail.command('status').description('what waits, what went, and what is wrong'),
    folder,
  ).action((options: StoreOptions) =>
    withStore(options, async ({ mail: register }) => {
      const status = await register.status();
      const { counts, waitingSince, troubled } = status;
      print(options, status, [
        Object.entries(counts)
          .map(([state, count]) => `${state} ${count}`)
          .join(', '),
        ...(waitingSince === null
          ? []
          : [`The one that waits longest was queued at ${new Date(waitingSince).toISOString()}.`]),
        ...troubled.map(lineOf),
      ]);
    }),
  );

  withStoreOptions(
    mail
      .command('website <url>')
      .description('the event’s own page, for everybody: what {{generic_link}} stands for'),
    folder,
  ).action((url: string, options: StoreOptions) =>
    withStore(options, async ({ mail: register }) => {
      const saved = await register.saveWebsite({ url, actor: 'terminal' });
      if (!saved.ok) return refuse(options, saved.error);
      print(options, {}, ['Saved.']);
    }),
  );

  withStoreOptions(
    mail
      .command('bounce <file>')
      .description('take in a mail that came back (.eml): its address is written to no more'),
    folder,
  ).action(takeBounce);

  withStoreOptions(
    mail
      .command('clear-bounce <subject>')
      .description('write again to the address of a person that refused mail'),
    folder,
  ).action((subject: string, options: StoreOptions) =>
    withStore(options, async ({ mail: register }) => {
      const cleared = await register.clearBounces({ subject, actor: 'terminal' });
      if (!cleared.ok) return refuse(options, cleared.error);
      print(options, { cleared: cleared.value }, [
        `${cleared.value} addresses may be tried again.`,
      ]);
    }),
  );
};

async function send(template: string, options: SendOptions): Promise<void> {
  const to = recipientsOf(options);
  if (to === undefined) return refuse(options, { code: 'no_recipients' }, 2);
  await withStore(options, async ({ mail: register }) => {
    const { scope = '' } = options;
    const queued = await register.send({ template, to, scope, actor: 'terminal' });
    if (!queued.ok) return refuse(options, queued.error);
    const { queued: count, mailing, withoutAddress } = queued.value;
    print(options, queued.value, [
      `${count} mails are queued as ${mailing}. The process that serves the store sends them.`,
      ...(withoutAddress.length === 0
        ? []
        : [`${withoutAddress.length} people have no address: ${withoutAddress.join(' ')}`]),
    ]);
  });
}

/** Exactly one way to say who. */
const recipientsOf = ({
  to,
  category,
  status,
  everybody,
}: SendOptions): MailRecipients | undefined => {
  const known = AttendeeStatus.safeParse(status);
  const said: readonly MailRecipients[] = [
    ...(to === undefined ? [] : [{ people: to }]),
    ...(category === undefined ? [] : [{ category }]),
    ...(known.success ? [{ status: known.data }] : []),
    ...(everybody === true ? [{ everybody: true } as const] : []),
  ];
  return said.length === 1 && (status === undefined || known.success) ? said[0] : undefined;
};

async function takeBounce(file: string, options: StoreOptions): Promise<void> {
  let source: Buffer;
  try {
    source = readFileSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refuse(options, { code: 'no_bounce' });
  }
  await withStore(options, async ({ mail: register }) => {
    const taken = await register.takeBounce({ source, actor: 'terminal' });
    if (!taken.ok) return refuse(options, taken.error);
    const { mail, subject, status } = taken.value;
    print(options, taken.value, [
      `Mail ${mail} to ${subject} came back (${status}). Nothing more goes to that address.`,
    ]);
  });
}

const lineOf = ({ id, subject, state, problem, attempts }: QueuedMail): string =>
  `${id}  ${subject}  ${state} after ${attempts} attempts: ${problem ?? ''}`;
