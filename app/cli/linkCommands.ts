import type { Command } from 'commander';
import { maskedLink } from '#server/links/link.ts';
import type { AuditLine } from '#server/audit/auditLine.ts';
import type { LinkChange } from '#server/links/changeLinks.ts';
import { ExposureRule } from '#server/links/exposureRule.ts';
import { MailedLinkKind, mailedLinkKinds } from '#server/mail/mailJob.ts';
import { send, withSendOptions } from './mailCommands.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { sentenceOf } from './sentences.ts';
import { withStore } from './withStore.ts';

type ReasonOptions = StoreOptions & { readonly reason: string };

/** Links are named by their handles: no command shows or takes a secret. */
export const addLinkCommands = (server: Command): void => {
  const links = server.command('links').description('personal links: what there is, and their end');
  const folder = 'data folder of the token store';

  withStoreOptions(
    links
      .command('list <subject>')
      .description('the links of an attendee or sponsor, newest first'),
    folder,
  ).action((subject: string, options: StoreOptions) =>
    withStore(options, async ({ links: register }) => {
      const found = await register.ofSubject(subject);
      print(
        options,
        found,
        found.map(
          (link) => `${link.handle}  ${maskedLink(link)}  ${link.state}, used ${link.uses} times`,
        ),
      );
    }),
  );

  withSendOptions(
    links
      .command('issue <kind>')
      .description(
        `send each recipient a link of their own in the store’s words: ${mailedLinkKinds.join(', ')}`,
      ),
  ).action((told: string, options: StoreOptions) => {
    const kind = MailedLinkKind.safeParse(told);
    return kind.success
      ? send({ link: kind.data }, options)
      : refuse(options, { code: 'no_link_kind' }, 2);
  });

  for (const change of ['suspend', 'resume', 'revoke'] as const) {
    withStoreOptions(
      links
        .command(`${change} <handle>`)
        .description(about[change])
        .requiredOption('--reason <text>', 'why; it stands in the audit log'),
      folder,
    ).action((handle: string, options: ReasonOptions) =>
      withStore(options, async ({ links: register }) => {
        const { reason } = options;
        const changed = await register.change(change, { handle, reason, actor: 'terminal' });
        if (!changed.ok) return refuse(options, changed.error);
        print(options, changed.value, [`${maskedLink(changed.value)} is ${changed.value.state}.`]);
      }),
    );
  }

  withStoreOptions(
    links
      .command('resend <handle>')
      .description('send the owner of a link another of its kind by mail')
      .requiredOption('--reason <text>', 'why; it stands in the audit log'),
    folder,
  ).action((handle: string, options: ReasonOptions) =>
    withStore(options, async ({ links: register }) => {
      const { reason } = options;
      const queued = await register.resend({ handle, reason, actor: 'terminal' });
      if (!queued.ok) return refuse(options, queued.error);
      print(options, { mailing: queued.value }, ['Its owner gets another one by mail.']);
    }),
  );

  withStoreOptions(
    links
      .command('at-stations [rule]')
      .description('what becomes of a link that a station reads: replace, note or off'),
    folder,
  ).action(setExposureRule);

  withStoreOptions(
    links
      .command('report-leak <handle>')
      .description('end a link that is in other hands, and send its owner a new one')
      .requiredOption('--reason <text>', 'why; it stands in the audit log'),
    folder,
  ).action((handle: string, options: ReasonOptions) =>
    withStore(options, async ({ links: register }) => {
      const { reason } = options;
      const reported = await register.reportLeak({ handle, reason, actor: 'terminal' });
      if (!reported.ok) return refuse(options, reported.error);
      const { link, since, resent } = reported.value;
      print(options, reported.value, [
        `${maskedLink(link)} is revoked, and all others of its generation with it.`,
        resent.ok
          ? 'Its owner gets a new one by mail.'
          : `No new one goes out: ${sentenceOf(resent.error)}`,
        'What was done with it:',
        ...since.map(historyLine),
      ]);
    }),
  );

  withStoreOptions(
    links.command('history <handle>').description('what was done to a link and with it'),
    folder,
  ).action((handle: string, options: StoreOptions) =>
    withStore(options, async ({ links: register }) => {
      const lines = await register.history(handle, 1000);
      print(options, lines, lines.map(historyLine));
    }),
  );

  const audit = server.command('audit').description('who did what to whose link or code, and why');
  withStoreOptions(
    audit.command('verify').description('check that the audit log is as it was written'),
    folder,
  ).action((options: StoreOptions) =>
    withStore(options, async ({ verifyAudit }) => {
      const found = await verifyAudit();
      print(options, found, [
        found.isWhole
          ? `All ${found.lines} lines are as they were written.`
          : `Line ${found.line} is missing, changed or moved. Keep this database, and restore a backup beside it.`,
      ]);
      if (!found.isWhole) process.exitCode = 1;
    }),
  );
};

const historyLine = ({ at, actor, action, reason }: AuditLine): string =>
  `${new Date(at).toISOString()}  ${action}  by ${actor}${reason === '' ? '' : `: ${reason}`}`;

const about: Readonly<Record<LinkChange, string>> = {
  suspend: 'stop a link for a while',
  resume: 'let a suspended link work again',
  revoke: 'end a link for good',
};

const setExposureRule = (rule: string | undefined, options: StoreOptions): Promise<void> =>
  withStore(options, async ({ links }) => {
    const wanted = ExposureRule.optional().safeParse(rule);
    if (!wanted.success) return refuse(options, { code: 'no_exposure_rule' }, 2);
    if (wanted.data !== undefined) {
      const set = await links.setExposureRule(wanted.data, 'terminal');
      if (!set.ok) return refuse(options, { code: 'no_store_event' });
    }
    const now = await links.exposureRule();
    print(options, { rule: now }, [exposureLines[now]]);
  });

const exposureLines: Readonly<Record<ExposureRule, string>> = {
  replace: 'A personal link that a station reads ends, and its owner gets a new one by mail.',
  note: 'A personal link that a station reads is put on record, and staff decide.',
  off: 'Nothing becomes of a personal link that a station reads.',
};
