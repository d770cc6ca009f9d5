import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { Language } from '#shared/model/language.ts';
import { leftOutReasons, type LeftOut, type LeftOutReason } from '#server/mail/selectRecipients.ts';
import type { Mailing } from '#server/mail/readMailings.ts';
import type { QueuedMail } from '#server/mail/readMails.ts';
import type { MailContent } from '#server/mail/mailContent.ts';
import { recipientsOf, withRecipientOptions, type RecipientOptions } from './recipientOptions.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';

type SendOptions = StoreOptions &
  RecipientOptions & {
    readonly scope?: string;
    readonly language?: string;
    readonly dryRun?: boolean;
  };

const folder = 'data folder of the token store';

/** Mails are queued here and sent by the process that serves the store. */
export const addMailCommands = (mail: Command): void => {
  withSendOptions(
    mail
      .command('send <template>')
      .description('queue a published template, one mail for each recipient'),
  ).action((template: string, options: SendOptions) => send({ template }, options));

  withStoreOptions(
    mail.command('mailings').description('what was queued together, newest first'),
    folder,
  ).action((options: StoreOptions) =>
    withStore(options, async ({ mail: register }) => {
      const found = await register.mailings({ limit: 50 });
      print(options, found, found.map(mailingLine));
    }),
  );

  for (const change of ['retry', 'stop'] as const) {
    withStoreOptions(mail.command(`${change} <mailing>`).description(about[change]), folder).action(
      (mailing: string, options: StoreOptions) =>
        withStore(options, async ({ mail: register }) => {
          const changed = await register.change({ of: { mailing }, change, actor: 'terminal' });
          if (!changed.ok) return refuse(options, changed.error);
          const done = change === 'retry' ? 'are in the queue again' : 'are out of the queue';
          print(options, { mails: changed.value }, [`${changed.value} mails ${done}.`]);
        }),
    );
  }

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
      const saved = await register.saveSettings({ changes: { website: url }, actor: 'terminal' });
      if (!saved.ok) return refuse(options, saved.error);
      print(options, {}, ['Saved.']);
    }),
  );

  withStoreOptions(
    mail
      .command('language <code>')
      .description('of mails to those whose own language is not known: en, de, fr, es or ar'),
    folder,
  ).action((code: string, options: StoreOptions) => {
    const language = Language.safeParse(code);
    if (!language.success) return refuse(options, { code: 'no_language' }, 2);
    return withStore(options, async ({ mail: register }) => {
      const changes = { language: language.data };
      const saved = await register.saveSettings({ changes, actor: 'terminal' });
      if (!saved.ok) return refuse(options, saved.error);
      print(options, {}, ['Saved.']);
    });
  });

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

/** Options of every command that puts mails into the queue. */
export const withSendOptions = (command: Command): Command =>
  withStoreOptions(
    withRecipientOptions(command)
      .option('--scope <id>', 'the campaign that availability links are for')
      .option('--language <code>', 'of all of them; each recipient’s own unless said')
      .option('--dry-run', 'only say who would get it and who would not'),
    folder,
  );

export async function send(what: MailContent, options: SendOptions): Promise<void> {
  const to = recipientsOf(options);
  if (to === undefined) return refuse(options, { code: 'no_recipients' }, 2);
  const language = Language.optional().safeParse(options.language);
  if (!language.success) return refuse(options, { code: 'no_language' }, 2);
  await withStore(options, async ({ mail: register }) => {
    const { scope = '', dryRun = false } = options;
    const wanted = { what, to, scope, language: language.data, actor: 'terminal' } as const;
    if (dryRun) {
      const planned = await register.plan(wanted);
      if (!planned.ok) return refuse(options, planned.error);
      const { subjects, leftOut } = planned.value;
      return print(options, { subjects, leftOut }, [
        `${subjects.length} people would get it.`,
        ...leftOutLines(leftOut),
      ]);
    }
    const queued = await register.send(wanted);
    if (!queued.ok) return refuse(options, queued.error);
    const { queued: count, mailing, leftOut } = queued.value;
    print(options, queued.value, [
      `${count} mails are queued as ${mailing}. The process that serves the store sends them.`,
      ...leftOutLines(leftOut),
    ]);
  });
}

/** Who gets none, by the reason. */
export const leftOutLines = (leftOut: readonly LeftOut[]): readonly string[] =>
  leftOutReasons.flatMap((why) => {
    const ids = leftOut.filter((each) => each.why === why).map(({ subject }) => subject);
    if (ids.length === 0) return [];
    const some = `${ids.slice(0, 20).join(' ')}${ids.length > 20 ? ' …' : ''}`;
    return [`${ids.length} left out: ${leftOutSentences[why]} ${some}`];
  });

const leftOutSentences: Readonly<Record<LeftOutReason, string>> = {
  canceled: 'they canceled.',
  suspended: 'their codes are suspended.',
  revoked: 'their codes are revoked.',
  no_mail_address: 'they have no address that mail can go to.',
  bounced_before: 'their address refused mail.',
  invited_before: 'they were invited before.',
  sponsor_closed: 'the time to edit their profile is over.',
  not_for_this_recipient: 'the link in it is of another kind of recipient.',
};

const about = {
  retry: 'queue anew what failed, was dropped or stopped',
  stop: 'take out of the queue what was not sent yet',
} as const;

const mailingLine = ({ id, job, queuedAt, mails, counts }: Mailing): string => {
  const name =
    job.kind === 'template' ? job.template : job.kind === 'resend_link' ? job.link : 'entry code';
  const states = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${state} ${count}`);
  return `${id}  ${new Date(queuedAt).toISOString()}  ${name}  ${mails} mails: ${states.join(', ')}`;
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
