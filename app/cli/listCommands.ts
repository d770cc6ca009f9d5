import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { columnMapping, fieldsOfKind } from '#lists/columnMapping.ts';
import { tableLimits } from '#lists/table.ts';
import type { ReadList } from '#server/imports/readList.ts';
import { listKinds, type ListKind } from '#shared/contract/importCalls.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { correctFields, linesOf } from './importedList.ts';
import { withStoreOptions, type StoreOptions } from './openServerStore.ts';
import { print, refuse } from './output.ts';
import { withStore } from './withStore.ts';

type ImportOptions = StoreOptions & {
  readonly kind?: ListKind;
  readonly sheet?: string;
  readonly map?: readonly string[];
  readonly dryRun?: boolean;
};

/** Lists into the token store itself, past every station. */
export const addListCommands = (server: Command): void => {
  withStoreOptions(
    server
      .command('import <file>')
      .description('take a list in: attendees, sessions or registrations, CSV or XLSX')
      .addOption(
        new Option('--kind <kind>', 'what the list holds; guessed where left out').choices(
          listKinds,
        ),
      )
      .option('--sheet <name>', 'sheet of a workbook')
      .option('--map <column=field...>', 'correct what a column holds')
      .option('--dry-run', 'say what would change, and change nothing'),
    'data folder of the token store',
  ).action(importList);
};

async function importList(file: string, options: ImportOptions): Promise<void> {
  const bytes = await readSmallFile(file);
  if (!bytes.ok) return refuse(options, bytes.error);
  await withStore(options, async (store) => {
    const taken = await store.lists.take({
      bytes: bytes.value,
      fileName: basename(file),
      kind: options.kind,
      sheet: options.sheet,
      limits: tableLimits,
      actor: 'terminal',
      mayPlan: true,
      isDry: options.dryRun === true,
      correct: (list) => corrected(list, options.map ?? []),
    });
    if (!taken.ok) {
      const { code } = taken.error;
      return refuse(options, code === 'no_event' ? { code: 'no_store_event' } : taken.error);
    }
    const { examples: _forTheConsole, ...numbers } = taken.value;
    print(options, numbers, [
      ...(options.dryRun === true ? ['Nothing was changed. The list would bring:'] : []),
      ...linesOf(numbers),
    ]);
  });
}

const corrected = ({ table, mapping }: ReadList, corrections: readonly string[]) => {
  const { kind, fields: guessed } = mapping;
  const list = { headings: table.headings, mapping: guessed, fields: fieldsOfKind(kind) };
  const fields = correctFields(list, corrections);
  return fields === null ? null : columnMapping(kind, fields);
};

/** Its size is looked at first: a file that is too large is refused before it is read. */
const readSmallFile = async (
  file: string,
): Promise<Result<Uint8Array, 'no_file' | 'cannot_read' | 'too_large'>> => {
  try {
    const { size } = await stat(file);
    return size > tableLimits.fileBytes
      ? err('too_large', { bytes: tableLimits.fileBytes })
      : ok(await readFile(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return err(code === 'ENOENT' ? 'no_file' : 'cannot_read');
  }
};
