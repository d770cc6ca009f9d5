import type { StationDatabase } from '../database/openStationDatabase.ts';
import { removeEnrolmentCopy } from '../recovery/enrolmentCopy.ts';
import { forgetStationKey } from '../keys/stationKey.ts';

/** At a start: a revoked station that has delivered everything becomes a new one, which may join with a new code. */
export const beginAnewIfRevoked = (tables: StationDatabase, dataDir: string): void => {
  if (tables.kept.read('revokedAt') === null || tables.facts.waiting() > 0) return;
  forgetStationKey(dataDir);
  removeEnrolmentCopy(dataDir);
  tables.transact(() => tables.forgetEvent());
};
