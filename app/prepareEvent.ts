import { basename, extname } from 'node:path';
import type { StationClient } from '#shared/contract/transport.ts';
import { ok, type Result } from '#shared/model/result.ts';
import { importListFile } from './importListFile.ts';

/** What a new station opens with: an event made of a list, or the demo event. A station that has an event keeps it. */
export const prepareEvent = async (
  station: StationClient,
  eventFile: string | null,
): Promise<Result<{ readonly attendees: number }>> => {
  const status = await station.call('station.status', {});
  if (!status.ok) return status;
  if (eventFile === null) {
    return status.value.event === null
      ? station.call('station.openDemo', {})
      : ok({ attendees: status.value.attendees });
  }
  if (status.value.event === null) {
    const name = basename(eventFile, extname(eventFile));
    const created = await station.call('station.create', { name });
    if (!created.ok) return created;
  }
  const imported = await importListFile(station, { file: eventFile });
  return imported.ok ? ok({ attendees: imported.value.added }) : imported;
};
