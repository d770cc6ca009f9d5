import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { verifyFile } from '#station/journal/verifyFile.ts';
import type { JournalFault } from '#station/journal/verifyJournal.ts';
import { lockFolder } from '#sqlite/lockFolder.ts';
import { moveStoreAside } from '../checkStoreFile.ts';
import { print, refuse, type OutputOptions } from './output.ts';

import { withStation, type StationOptions } from './withStation.ts';

interface DataOptions extends OutputOptions {
  readonly data: string;
}

/** A damaged token store is moved only when somebody asks for it. */
export const addStoreRecovery = (server: Command): void => {
  server
    .command('move-aside')
    .description('move a damaged token store’s file aside, so that a new one can be made')
    .requiredOption('--data <dir>', 'data folder of the token store')
    .option('--json', 'print JSON')
    .action(moveAside);
};

function moveAside(options: DataOptions): void {
  if (!existsSync(options.data)) return refuse(options, { code: 'no_store' });
  const lock = lockFolder(options.data, 'store');
  if (!lock.ok) return refuse(options, lock.error);
  const file = moveStoreAside(options.data, Date.now());
  lock.value.release();
  if (file === null) return refuse(options, { code: 'no_store' });
  print(options, { file }, [`The token store’s file is kept as ${file} now.`]);
}

/** What looks after a station's data: its journal, its projections, and what another station left. */
export const addRecoveryCommands = (station: Command): void => {
  station
    .command('journal')
    .description('the record of everything that happened at a station')
    .command('verify')
    .description('check that no line of the journal is missing or changed; changes nothing')
    .requiredOption('--data <dir>', 'data folder; the station may be running')
    .option('--json', 'print JSON')
    .action(verify);

  station
    .command('rebuild')
    .description('compute all tables anew from the facts and compare them with what is there')
    .requiredOption('--data <dir>', 'data folder')
    .option('--repair', 'put right what differs')
    .option('--json', 'print JSON')
    .action(rebuild);

  station
    .command('takeover')
    .description('deliver the facts of a station that cannot send any more, from its data folder')
    .requiredOption('--from <dir>', 'data folder of that station, or a copy; it may be damaged')
    .requiredOption('--data <dir>', 'data folder of a station of the same event')
    .option('--json', 'print JSON')
    .action(takeOver);
};

async function rebuild(options: StationOptions & { readonly repair?: boolean }): Promise<void> {
  await withStation({ ...options, isBare: true }, async (_station, app) => {
    const rebuilt = await app.rebuild({ repair: options.repair === true });
    if (!rebuilt.ok) return refuse(options, rebuilt.error);
    const { base, differences, repaired } = rebuilt.value;
    const counted = Map.groupBy(differences, ({ table }) => table);
    print(options, rebuilt.value, [
      ...differences.map(({ table, id, what }) => `${table} ${id}: ${what}`),
      ...[...counted].map(([table, rows]) => `${table}: ${rows.length} differ`),
      base === 'store'
        ? 'Computed from a fresh list of the token store, its log and the own journal.'
        : 'The token store cannot be reached: computed from the own lists and the journal; what a list alone says was not checked.',
      differences.length === 0
        ? 'All tables say what the facts say.'
        : repaired
          ? 'They are put right.'
          : 'Put them right with --repair.',
    ]);
    if (differences.length > 0 && !repaired) process.exitCode = 1;
  });
}

async function takeOver(options: StationOptions & { readonly from: string }): Promise<void> {
  await withStation({ ...options, isBare: true }, async (station) => {
    const taken = await station.call('recovery.takeOver', { folder: options.from });
    if (!taken.ok) return refuse(options, taken.error);
    const { facts, stored, known, setAside } = taken.value;
    print(options, taken.value, [
      `${facts} facts were read: ${stored} are new to the token store, ${known} it had, ${setAside} it set aside.`,
    ]);
  });
}

function verify(options: DataOptions): void {
  const verified = verifyFile(options.data);
  if (!verified.ok) return refuse(options, verified.error);
  const { own, others, waiting, setAside, faults, first, pagesWhole } = verified.value;
  if (first === null && pagesWhole) {
    return print(options, verified.value, [
      `The journal is whole: ${own} own lines, ${others} of others; ${waiting} wait to be sent, ${setAside} set aside.`,
    ]);
  }
  print(options, verified.value, [
    first === null
      ? 'The journal is whole, but other pages of the file are damaged.'
      : `${sentenceOfFault(first)} Faults in all: ${faults}.`,
    'Start the station: it moves the damaged file aside and saves every line that can be proven.',
  ]);
  process.exitCode = 1;
}

const sentenceOfFault = ({ what, station, incarnation, seq, line }: JournalFault): string => {
  const whose =
    station === null ? '' : ` (station ${station}, incarnation ${incarnation}, seq ${seq})`;
  if (what === 'missing') return `Before line ${line} one is missing${whose}.`;
  if (what === 'moved') return `Before line ${line} one stands elsewhere${whose}.`;
  return `Line ${line}${whose} ${what === 'changed' ? 'was changed' : 'cannot be read'}.`;
};
