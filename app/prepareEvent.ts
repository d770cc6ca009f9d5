import { basename, extname } from 'node:path';
import type { StationClient } from '#shared/contract/transport.ts';
import type { ImportSummary } from '#shared/contract/importCalls.ts';
import { ok, type Result } from '#shared/model/result.ts';
import { importListFile } from './importListFile.ts';

/**
 * What a new station opens with: an event made of a list, or the demo event. A station that has an event keeps it. Gives
 * what came of the list, if there is one.
 */
export const prepareEvent = async (
  station: StationClient,
  eventFile: string | null,
): Promise<Result<ImportSummary | null>> => {
  const status = await station.call('station.status', {});
  if (!status.ok) return status;
  if (eventFile === null) {
    if (status.value.event !== null) return ok(null);
    const opened = await station.call('station.openDemo', {});
    return opened.ok ? ok(null) : opened;
  }
  if (status.value.event === null) {
    const name = basename(eventFile, extname(eventFile));
    const created = await station.call('station.create', { name });
    if (!created.ok) return created;
  }
  return importListFile(station, { file: eventFile });
};
