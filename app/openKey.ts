import { existsSync } from 'node:fs';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { RandomBytes } from '#shared/model/ports.ts';
import type { StationDatabase } from '#station/database/openStationDatabase.ts';
import {
  loadOrCreateStationKey,
  stationKeyFile,
  type StationKey,
} from '#station/keys/stationKey.ts';

export type KeyError = 'damaged_key' | 'missing_key';

/** The station's key. A station that is enrolled gets no new one: its store and all other stations know it by the old. */
export const openKey = async (
  dataDir: string,
  { random, tables }: { readonly random: RandomBytes; readonly tables: StationDatabase },
): Promise<Result<StationKey, KeyError>> => {
  const { kept, crashPoint } = tables;
  if (kept.read('enrolment') !== null && !existsSync(stationKeyFile(dataDir)))
    return err('missing_key');
  try {
    return ok(await loadOrCreateStationKey(dataDir, { random, crashPoint }));
  } catch (error) {
    const isDamaged = error instanceof SyntaxError || error instanceof z.ZodError;
    // A key of which a bit was changed is no pair any more: WebCrypto refuses it.
    if (isDamaged || error instanceof DOMException) return err('damaged_key');
    throw error;
  }
};
