import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '#server/database/migrations.ts';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';
import { openDatabase } from '#sqlite/openDatabase.ts';
import { makeDiskFolder, removeFolder } from '../engine/disk.ts';

interface EmptyDisks {
  readonly station: string;
  readonly store: string;
}

let made: EmptyDisks | null = null;

/** Databases with their schema, made once in a process: making tables anew would be a tenth of each run. */
export const emptyDisks = (): EmptyDisks => (made ??= makeEmptyDisks());

const makeEmptyDisks = (): EmptyDisks => {
  const folder = makeDiskFolder();
  process.once('exit', () => removeFolder(folder));
  const disks = { station: join(folder, 'station'), store: join(folder, 'store') };
  for (const disk of Object.values(disks)) mkdirSync(disk);
  const station = openStationDatabase(disks.station);
  const store = openDatabase({ path: join(disks.store, 'store.sqlite'), migrations });
  if (!station.ok || !store.ok) throw new Error('no empty databases could be made');
  station.value.close();
  store.value.close();
  return disks;
};
