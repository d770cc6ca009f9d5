import type { Command } from 'commander';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backUpFile } from '#server/backup/backUpFile.ts';
import { moveToPostgres } from '#server/move/moveToPostgres.ts';
import { lockFolder } from '#sqlite/lockFolder.ts';
import { createFileLog } from '../log/createFileLog.ts';
import { keySecret, isDatabaseUrl } from './openServerStore.ts';
import { print, refuse, type OutputOptions } from './output.ts';

interface FolderOptions extends OutputOptions {
  readonly data: string;
}

export const addMoveCommands = (server: Command): void => {
  server
    .command('backup')
    .description('copy the token store of a data folder with its keys, also while it is served')
    .requiredOption('--data <dir>', 'data folder of the token store')
    .requiredOption('--out <file>', 'file to make; the keys go beside it')
    .option('--json', 'print JSON')
    .action(backUp);

  server
    .command('migrate')
    .description('copy a token store from its data folder to an empty PostgreSQL')
    .requiredOption('--data <dir>', 'data folder of the token store; it stays as it is')
    .requiredOption('--to <url>', 'the database; the secret for its keys is in LANYARD_KEY_SECRET')
    .option('--json', 'print JSON')
    .action(move);
};

function backUp(options: FolderOptions & { readonly out: string }): void {
  const from = join(options.data, 'store.sqlite');
  if (!existsSync(from)) return refuse(options, { code: 'no_store' });
  const made = backUpFile(from, options.out);
  if (!made.ok) return refuse(options, made.error);
  print(options, made.value, [
    `The store was copied to ${made.value.files.join(' and ')}. Keep both where nobody else can read them.`,
  ]);
}

async function move(options: FolderOptions & { readonly to: string }): Promise<void> {
  const from = join(options.data, 'store.sqlite');
  if (!isDatabaseUrl(options.to)) return refuse(options, { code: 'no_database_url' }, 2);
  if (!existsSync(from)) return refuse(options, { code: 'no_store' });
  const lock = lockFolder(options.data, 'store');
  if (!lock.ok) return refuse(options, { code: 'still_served' });
  try {
    const moved = await moveToPostgres({
      from,
      to: { kind: 'postgres', url: options.to, keySecret: keySecret() },
      random: randomBytes,
      log: createFileLog(join(options.data, 'store.log'), Date.now),
    });
    if (!moved.ok) return refuse(options, moved.error);
    const { rows, endOfLog, chains, broken } = moved.value;
    print(options, moved.value, [
      `Moved ${rows['facts'] ?? 0} facts and ${rows['attendees'] ?? 0} attendees; the log ends at ${endOfLog}.`,
      broken === 0
        ? `All ${chains} journals are whole.`
        : `${broken} facts do not fit their journal, as in the file they came from.`,
      'The data folder is as it was. From now on serve the database only: DATABASE_URL.',
    ]);
  } finally {
    lock.value.release();
  }
}
