import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchLine } from './benchLine.ts';
import { measureFirstSync } from './sync/firstSync.ts';
import { measureScansWhileLoading } from './sync/scansWhileLoading.ts';
import { openVenue } from './sync/venue.ts';

/** Stations and a store that is a process of its own, over loopback. */
export const measureSync = (): Promise<readonly BenchLine[]> =>
  inFolder(async (folder) => {
    const venue = await openVenue(folder, { people: 100_000, senders: 1 });
    const first = await measureFirstSync(folder, venue);
    const scans = await measureScansWhileLoading(folder, venue);
    await venue.close();
    return [first, ...scans];
  });

const inFolder = async <Value>(work: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
