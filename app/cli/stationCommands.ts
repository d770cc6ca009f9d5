import { Option, type Command } from 'commander';
import { z } from 'zod';
import { contract } from '#shared/contract/contract.ts';
import { listKinds, type ListKind } from '#shared/contract/importCalls.ts';
import type { CallOutput } from '#shared/contract/contract.ts';
import { displayName } from '#shared/model/attendee.ts';
import { checkListFile, importListFile } from '../importListFile.ts';
import { correctFields, linesOf } from './importedList.ts';
import { saidByStation } from './sentences.ts';
import { print, refuse } from './output.ts';
import { addRecoveryCommands } from './recoveryCommands.ts';
import { withStation, type StationOptions } from './withStation.ts';

/** These make or join an event themselves. */
const bareCalls: ReadonlySet<string> = new Set([
  'station.join',
  'station.create',
  'station.openDemo',
]);

export const addStationCommands = (program: Command): void => {
  const station = program.command('station').description('a check-in station in a data folder');

  addRecoveryCommands(station);
  station
    .command('import <file>')
    .description('take a list in: attendees, sessions or registrations, CSV or XLSX')
    .requiredOption('--data <dir>', 'data folder; an empty one becomes a new station')
    .addOption(
      new Option('--kind <kind>', 'what the list holds; guessed where left out').choices(listKinds),
    )
    .option('--sheet <name>', 'sheet of a workbook')
    .option('--map <column=field...>', 'correct what a column holds')
    .option('--json', 'print JSON')
    .action(importList);

  station
    .command('call [name] [input]')
    .description('make any call of the contract; the input is JSON')
    .option('--data <dir>', 'data folder')
    .option('--list', 'list all calls; with --json also the fields of each, as JSON Schema')
    .option('--json', 'print JSON on one line')
    .action(callStation);

  station
    .command('attendees')
    .description('list everybody')
    .requiredOption('--data <dir>', 'data folder')
    .option('--json', 'print a JSON array')
    .action((options: StationOptions) =>
      withStation(options, (client) => listAttendees(client, options)),
    );
};

type ImportOptions = StationOptions & {
  readonly kind?: ListKind;
  readonly sheet?: string;
  readonly map?: readonly string[];
};

async function importList(file: string, options: ImportOptions): Promise<void> {
  const checked = await checkListFile(file);
  if (!checked.ok) return refuse(options, checked.error);
  await withStation(options, async (client) => {
    const imported = await importListFile(client, {
      file,
      kind: options.kind,
      sheet: options.sheet,
      correct: (preview) => correctFields(preview, options.map ?? []),
    });
    if (!imported.ok) return refuse(options, imported.error);
    print(
      options,
      imported.value,
      linesOf({ ...imported.value, leftOut: imported.value.notUnderstood }),
    );
  });
}

async function callStation(
  name: string | undefined,
  input: string | undefined,
  options: Partial<StationOptions> & { readonly list?: boolean },
): Promise<void> {
  const calls = Object.entries(contract).map(([call, { about, input: fields, errors }]) => ({
    call,
    about,
    input: z.toJSONSchema(fields, { io: 'input', unrepresentable: 'any' }),
    errors,
  }));
  if (options.list === true || name === undefined) {
    return print(
      options,
      calls,
      calls.map(({ call, about }) => `${call.padEnd(24)} ${about}`),
    );
  }
  const parsed = parseJson(input ?? '{}');
  if (parsed === undefined) return refuse(options, { code: 'invalid_json' }, 2);
  if (!calls.some(({ call }) => call === name)) return refuse(options, { code: 'unknown_call' }, 2);
  const { data } = options;
  if (data === undefined) {
    process.stderr.write('Say which data folder: --data DIR\n');
    process.exitCode = 2;
    return;
  }
  await withStation({ ...options, data, isBare: bareCalls.has(name) }, async (_client, app) => {
    const answered = await app.transport.request(name, parsed);
    if (!answered.ok) return refuse(options, saidByStation(answered.error));
    print(options, answered.value, [JSON.stringify(answered.value, null, 2)]);
  });
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

async function listAttendees(
  client: Parameters<Parameters<typeof withStation>[1]>[0],
  options: StationOptions,
): Promise<void> {
  const rows: CallOutput<'attendees.list'>['rows'] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<typeof client.call<'attendees.list'>>> = await client.call(
      'attendees.list',
      { after, limit: 1000 },
    );
    if (!page.ok) return refuse(options, page.error);
    rows.push(...page.value.rows);
    after = page.value.next;
  }
  print(
    options,
    rows,
    rows.map((row) => [row.id, displayName(row), row.company, row.category, row.status].join('\t')),
  );
}
