import type { Command } from 'commander';
import { rmSync, writeFileSync } from 'node:fs';
import { exportFormats, type ExportFormat } from '#server/exports/writeTable.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';
import { writeNew } from './writeNew.ts';

type FileOptions = StoreOptions & { readonly out: string };
type FormatOptions = StoreOptions & { readonly format: string };
/** Who types: a person in the audit log, not only "the terminal". */
type PersonOptions = StoreOptions & { readonly as: string };

const folder = 'data folder of the token store';

export const addExportCommands = (server: Command): void => {
  const group = server.command('export').description('lists of attendees as files');

  withStoreOptions(
    group
      .command('people')
      .description('everybody, with no link or code')
      .option('--format <format>', 'csv or xlsx', 'csv')
      .requiredOption('--out <file>', 'where it goes'),
    folder,
  ).action(exportPeople);

  withPerson(
    group
      .command('request')
      .description('ask for a list with entry codes; a second person has to approve it')
      .option('--format <format>', 'csv or xlsx', 'csv')
      .requiredOption('--reason <text>', 'what it is for; it stands in the audit log'),
  ).action(request);

  withPerson(
    group.command('approve <id>').description('approve a list that somebody else asked for'),
  ).action((id: string, options: PersonOptions) =>
    withStore(options, async ({ exports }) => {
      const approved = await exports.approve({ id, actor: `terminal:${options.as}` });
      if (!approved.ok) return refuse(options, approved.error);
      print(options, approved.value, ['Approved. Whoever asked can make it within a day, once.']);
    }),
  );

  withPerson(
    group
      .command('make <id>')
      .description('make an approved list, as an encrypted zip; its password is printed once')
      .requiredOption('--out <file.zip>', 'where it goes'),
  ).action(make);

  withStoreOptions(
    group.command('list').description('what was asked for, by whom, and its batch'),
    folder,
  ).action((options: StoreOptions) =>
    withStore(options, async ({ exports }) => {
      const found = await exports.requests();
      print(
        options,
        found,
        found.map(
          ({ id, requestedBy, approvedBy, batch, reason }) =>
            `${id}  by ${requestedBy}, ${approvedBy === null ? 'not approved' : `approved by ${approvedBy}`}, ${batch === null ? 'not made' : `batch ${batch}`}: ${reason}`,
        ),
      );
    }),
  );
};

const withPerson = (command: Command): Command =>
  withStoreOptions(
    command.requiredOption('--as <name>', 'who you are; it stands in the audit log'),
    folder,
  );

const readFormat = (text: string): ExportFormat | undefined =>
  exportFormats.find((format) => format === text);

async function exportPeople(options: FileOptions & FormatOptions): Promise<void> {
  const format = readFormat(options.format);
  if (format === undefined) return refuse(options, { code: 'no_format' }, 2);
  await withStore(options, async ({ exports }) => {
    const file = await exports.people({ format, actor: 'terminal' });
    if (!file.ok) return refuse(options, file.error);
    if (!writeNew(options.out, file.value)) return refuse(options, { code: 'cannot_write_new' });
    print(options, { file: options.out }, [`The list is in ${options.out}.`]);
  });
}

async function request(
  options: PersonOptions & FormatOptions & { readonly reason: string },
): Promise<void> {
  const format = readFormat(options.format);
  if (format === undefined) return refuse(options, { code: 'no_format' }, 2);
  await withStore(options, async ({ exports }) => {
    const { reason, as } = options;
    const asked = await exports.request({ format, reason, actor: `terminal:${as}` });
    if (!asked.ok) return refuse(options, asked.error);
    const { id } = asked.value;
    print(options, asked.value, [
      `Asked for as ${id}. A second person: lanyard server export approve ${id}`,
    ]);
  });
}

async function make(id: string, options: PersonOptions & FileOptions): Promise<void> {
  // The approval is used up by the next step: first it must be sure that the file can be written.
  if (!writeNew(options.out, new Uint8Array()))
    return refuse(options, { code: 'cannot_write_new' });
  await withStore(options, async ({ exports }) => {
    const made = await exports.make({ id, actor: `terminal:${options.as}` });
    if (!made.ok) {
      rmSync(options.out);
      return refuse(options, made.error);
    }
    const { zip, password, batch, people } = made.value;
    writeFileSync(options.out, zip, { mode: 0o600 });
    const told = { file: options.out, batch, people, password: password.reveal() };
    print(options, told, [
      `${people} entry codes are in ${options.out}, batch ${batch}.`,
      `Its password, shown this once: ${password.reveal()}`,
    ]);
  });
}
