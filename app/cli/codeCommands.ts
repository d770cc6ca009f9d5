import { Option, type Command } from 'commander';
import { rmSync, writeFileSync } from 'node:fs';
import { parseScan } from '#shared/codes/parseScan.ts';
import { print, refuse, type OutputOptions } from './output.ts';
import { withStation, type StationOptions } from './withStation.ts';

const media = ['entry', 'badge'] as const;

export const addCodeCommands = (program: Command): void => {
  const code = program.command('code').description('attendees’ codes');

  code
    .command('issue')
    .description('print the code of a person; whoever holds it can act for them')
    .requiredOption('--attendee <id>', 'id of the attendee')
    .addOption(new Option('--kind <kind>', 'which code').choices(media).makeOptionMandatory())
    .requiredOption('--data <dir>', 'data folder of a station with its own token store')
    .option('--json', 'print JSON')
    .action(issue);

  code
    .command('inspect <text>')
    .description('say what a scanned text is; nothing is looked up or kept')
    .option('--json', 'print JSON')
    .action(inspect);

  program
    .command('badge <attendee>')
    .description('make a badge as PDF, with a new generation of its code')
    .requiredOption('--out <file.pdf>', 'where it goes')
    .requiredOption('--data <dir>', 'data folder')
    .option('--reason <text>', 'why another badge is made, from the second on', '')
    .option('--force', 'overwrite the file')
    .option('--json', 'print JSON')
    .action(makeBadge);
};

async function issue(
  options: StationOptions & { readonly attendee: string; readonly kind: (typeof media)[number] },
): Promise<void> {
  const { attendee: attendeeId, kind: medium } = options;
  await withStation(options, async (_station, app) => {
    const issued = await app.store.issueCode({ attendeeId, medium });
    if (!issued.ok) return refuse(options, issued.error);
    // The station hears of the generation in the sync round that follows.
    print(options, issued.value, [issued.value.text]);
  });
}

function inspect(text: string, options: OutputOptions): void {
  const parsed = parseScan(text);
  if (parsed.kind !== 'code') {
    const told = parsed.kind === 'private_link' ? parsed : { kind: parsed.kind };
    return print(options, told, [
      parsed.kind === 'private_link'
        ? 'This is a private link, not a code. It is not shown here.'
        : `This is no code of ours (${parsed.kind}).`,
    ]);
  }
  const { medium, rehearsal, keyId, payload } = parsed.code;
  const { subject: _subject, ...fields } = payload;
  const told = {
    kind: 'code',
    medium,
    rehearsal,
    keyId,
    ...fields,
    notBefore: new Date(payload.notBeforeMinutes * 60_000).toISOString(),
    expires: new Date(payload.expiresMinutes * 60_000).toISOString(),
  };
  print(
    options,
    told,
    Object.entries(told).map(([name, value]) => `${name}: ${value}`),
  );
}

async function makeBadge(
  attendeeId: string,
  options: StationOptions & {
    readonly out: string;
    readonly reason: string;
    readonly force?: boolean;
  },
): Promise<void> {
  await withStation(options, async (station) => {
    const reserved = reserveFile(options.out, options.force === true);
    if (reserved !== null) return refuse(options, { code: reserved });
    const saved = await station.call('badges.save', { attendeeId, reason: options.reason });
    if (!saved.ok) {
      if (options.force !== true) rmSync(options.out, { force: true });
      return refuse(options, saved.error);
    }
    writeFileSync(options.out, Buffer.from(saved.value.pdf, 'base64'), { mode: 0o600 });
    const { generation } = saved.value.job;
    print(options, { file: options.out, generation }, [
      `Badge written to ${options.out}, generation ${generation}.`,
    ]);
  });
}

/** Before a generation is counted, it must be sure that the file can be written. */
const reserveFile = (file: string, isForced: boolean): 'file_exists' | 'cannot_write' | null => {
  try {
    writeFileSync(file, '', { flag: isForced ? 'a' : 'wx', mode: 0o600 });
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'EEXIST' ? 'file_exists' : 'cannot_write';
  }
};
