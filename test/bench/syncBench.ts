import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchLine } from './benchLine.ts';
import { measureDayOffline } from './sync/dayOffline.ts';
import { measureFirstSync } from './sync/firstSync.ts';
import { measureLiveNews } from './sync/liveNews.ts';
import { measureScansWhileLoading } from './sync/scansWhileLoading.ts';
import { openVenue } from './sync/venue.ts';

/** Stations and a store that is a process of its own, over loopback. */
export const measureSync = async (): Promise<readonly BenchLine[]> => [
  ...(await inFolder(measureLargeList)),
  ...(await inFolder(measureLiveNews)),
  ...(await inFolder(measureDayOffline)),
];

const measureLargeList = async (folder: string): Promise<readonly BenchLine[]> => {
  const venue = await openVenue(folder, { people: 100_000, senders: 1 });
  const first = await measureFirstSync(folder, venue);
  const scans = await measureScansWhileLoading(folder, venue);
  await venue.close();
  return [first, ...scans];
};

const inFolder = async <Value>(work: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
