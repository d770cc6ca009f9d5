import type { Command } from 'commander';
import type { CodeUse, ReplacedCode } from '#server/codes/replaceCode.ts';
import { send, withSendOptions } from './mailCommands.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { sentenceOf } from './sentences.ts';
import { withStore } from './withStore.ts';

type ReasonOptions = StoreOptions & { readonly reason: string };
type CodeOptions = ReasonOptions & { readonly kind: string };

/** Codes are named by their owners: no command here shows or takes one. */
export const addCodeAdminCommands = (server: Command): void => {
  const codes = server
    .command('codes')
    .description('entry and badge codes: their end, and the next');

  for (const [name, about] of [
    ['rotate', 'begin the next generation of a code; the owner of an entry code gets it by mail'],
    ['report-leak', 'the same for a code that is in other hands, with what was done with it'],
  ] as const) {
    withReason(
      codes
        .command(`${name} <attendee>`)
        .description(about)
        .requiredOption('--kind <kind>', 'entry or badge'),
    ).action((attendeeId: string, options: CodeOptions) => replace(name, attendeeId, options));
  }

  withSendOptions(
    codes.command('send').description('send each recipient their entry code in the store’s words'),
  ).action((options: StoreOptions) => send({ code: 'entry' }, options));

  withReason(
    codes.command('resend <attendee>').description('send the entry code that counts once more'),
  ).action((attendeeId: string, options: ReasonOptions) =>
    withStore(options, async ({ codes: register }) => {
      const { reason } = options;
      const queued = await register.resend({ attendeeId, reason, actor: 'terminal' });
      if (!queued.ok) return refuse(options, queued.error);
      print(options, { mailing: queued.value }, ['The owner gets the entry code by mail.']);
    }),
  );

  withReason(
    codes
      .command('rotate-batch <batch>')
      .description('supersede all codes of an export that got into other hands'),
  ).action((batch: string, options: ReasonOptions) =>
    withStore(options, async ({ exports }) => {
      const { reason } = options;
      const rotated = await exports.rotateBatch({ batch, reason, actor: 'terminal' });
      if (!rotated.ok) return refuse(options, rotated.error);
      const { replaced, mailed, overBefore } = rotated.value;
      print(options, rotated.value, [
        `${replaced} codes were replaced, ${overBefore} did not count any more. ${mailed} people get theirs by mail.`,
      ]);
    }),
  );
};

const withReason = (command: Command): Command =>
  withStoreOptions(
    command.requiredOption('--reason <text>', 'why; it stands in the audit log'),
    'data folder of the token store',
  );

async function replace(
  name: 'rotate' | 'report-leak',
  attendeeId: string,
  options: CodeOptions,
): Promise<void> {
  const { kind: medium, reason } = options;
  if (medium !== 'entry' && medium !== 'badge') return refuse(options, { code: 'no_kind' }, 2);
  await withStore(options, async ({ codes }) => {
    const of = { attendeeId, medium, reason, actor: 'terminal' } as const;
    const done = await (name === 'rotate' ? codes.rotate(of) : codes.reportLeak(of));
    if (!done.ok) return refuse(options, done.error);
    print(options, done.value, linesOf(done.value, medium));
  });
}

const linesOf = (
  { generation, since, resent }: ReplacedCode,
  medium: 'entry' | 'badge',
): readonly string[] => [
  `Generation ${generation} counts from now on; stations refuse the former ones at their next sync.`,
  medium === 'badge'
    ? 'Print the badge anew.'
    : resent.ok
      ? 'Its owner gets the new one by mail.'
      : `The new one does not go out: ${sentenceOf(resent.error)}`,
  ...(since.length === 0 ? ['The old one was not scanned.'] : ['The old one was scanned:']),
  ...since.map(useLine),
];

const useLine = ({ at, kind, station, checkpoint }: CodeUse): string =>
  `${new Date(at).toISOString()}  ${kind}  at ${checkpoint ?? 'no checkpoint'} by station ${station}`;
