import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Fact } from '#shared/model/fact.ts';
import { openStationDatabase, stationFile } from '#station/database/openStationDatabase.ts';
import { createJournal } from '#station/journal/createJournal.ts';
import { projectFact } from '#station/journal/projectFact.ts';
import { writeEnrolmentCopy } from '#station/recovery/enrolmentCopy.ts';
import { seedStation } from '../seedStation.ts';

/** A folder in memory where the machine has one, gone after the test. */
export const fastFolder = (): string => {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'lanyard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/**
 * A data folder with a journal of its own: that many check-ins, each a transaction, with some undone. `checkpointed` of them
 * are in the file, the others in its WAL, as after a loss of power.
 */
export const writeJournal = async ({
  checkIns,
  checkpointed = checkIns,
}: {
  readonly checkIns: number;
  readonly checkpointed?: number;
}): Promise<{ readonly dataDir: string; readonly facts: readonly Fact[] }> => {
  const [writing, dataDir] = [fastFolder(), fastFolder()];
  const { tables } = await seedStation({ dataDir: writing, attendees: 20, now: Date.now() });
  const { facts, kept } = tables;
  const journal = createJournal({ facts, kept, clock: Date.now, random: randomBytes });
  const written: Fact[] = [];
  tables.database.pragma('wal_checkpoint(TRUNCATE)');
  for (let no = 0; no < checkIns; no += 1) {
    if (no === checkpointed) tables.database.pragma('wal_checkpoint(TRUNCATE)');
    const recorded = tables.transact(() => {
      const before = written.at(-1);
      const who = { attendee: `attendee-${(no % 20) + 1}`, checkpoint: 'entrance' };
      const body = { medium: 'entry', digest: randomBytes(12).toString('hex') } as const;
      const fact =
        no % 5 === 4 && before !== undefined
          ? journal.append({
              ...who,
              attendee: before.attendee,
              kind: 'undone',
              body: { fact: before.id, reason: '' },
            })
          : journal.append({ ...who, kind: 'admitted', body: { ...body, again: false } });
      projectFact(tables, fact);
      return fact;
    });
    if (!recorded.ok) throw new Error(recorded.error.code);
    written.push(recorded.value);
  }
  if (checkpointed >= checkIns) tables.database.pragma('wal_checkpoint(TRUNCATE)');
  writeEnrolmentCopy(writing, tables);
  copyFolder(writing, dataDir);
  tables.close();
  return { dataDir, facts: written };
};

/** A copy of a data folder as it is on the disk, without what belongs to processes only. */
export const copyFolder = (from: string, to: string): void => {
  for (const name of readdirSync(from)) {
    if (!name.endsWith('-shm')) copyFileSync(join(from, name), join(to, name));
  }
};

/** The station's database in a folder, opened as the app does. */
export const openTables = (dataDir: string) => {
  const opened = openStationDatabase(dataDir);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};

export const stationPath = (dataDir: string): string => join(dataDir, stationFile);
