import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeSecretFile } from '#sqlite/secretFile.ts';
import { keptSchemas } from '../database/keptValues.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';

const EnrolmentCopy = z.object({
  enrolment: keptSchemas.enrolment,
  event: keptSchemas.event,
  settings: keptSchemas.settings.nullable(),
});
export type EnrolmentCopy = z.infer<typeof EnrolmentCopy>;

const fileIn = (dataDir: string): string => join(dataDir, 'station-enrolment.json');

/** Which station of which event this is, kept beside the database; null where that was never said or cannot be read. */
export const readEnrolmentCopy = (dataDir: string): EnrolmentCopy | null => {
  try {
    return EnrolmentCopy.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error;
    if (isMissing || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
};

/**
 * Keeps the copy up to date (mode 0600), so that one damaged page of the database cannot make a stranger of the station. It
 * holds no secret. A disk that cannot be written is no reason to stop: the database tells of it.
 */
export const writeEnrolmentCopy = (
  dataDir: string,
  { kept, crashPoint }: Pick<StationDatabase, 'kept' | 'crashPoint'>,
): void => {
  const [enrolment, event] = [kept.read('enrolment'), kept.read('event')];
  if (enrolment === null || event === null) return;
  const copy: EnrolmentCopy = { enrolment, event, settings: kept.read('settings') };
  const known = readEnrolmentCopy(dataDir);
  if (known !== null && JSON.stringify(known) === JSON.stringify(EnrolmentCopy.parse(copy))) return;
  try {
    writeSecretFile(fileIn(dataDir), `${JSON.stringify(copy)}\n`, crashPoint);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
};

/** For a station that is nobody's any more. */
export const removeEnrolmentCopy = (dataDir: string): void =>
  rmSync(fileIn(dataDir), { force: true });
