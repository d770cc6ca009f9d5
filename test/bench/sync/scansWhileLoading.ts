import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { benchLine, percentile, type BenchLine } from '../benchLine.ts';
import type { Venue } from './venue.ts';
import { openVenueStation } from './venueStation.ts';

const rounds = 3;
const codeCount = 1500;
/** More than a queue at a desk brings. */
const everyMs = 20;

/**
 * Scans at an even pace while the list comes, and again when it is there; a scan that has to wait for its turn counts. The
 * store would be another machine: here it gives way to the station.
 */
export const measureScansWhileLoading = async (
  folder: string,
  venue: Venue,
): Promise<readonly BenchLine[]> => {
  const texts = await codesOf(venue);
  venue.store.giveWay();
  const loading: number[] = [];
  const idle: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const dataDir = join(folder, `scanning-${round}`);
    mkdirSync(dataDir);
    const { station, join: joinWith } = await openVenueStation(dataDir);
    const scan = async (no: number): Promise<boolean> => {
      const answered = await station.request('scans.submit', { text: texts[no % texts.length] });
      return answered.ok;
    };
    let isLoading = true;
    const code = await venue.enrolmentCode();
    const joined = joinWith(code).then(() => (isLoading = false));
    loading.push(...(await scanWhile(() => isLoading, scan)));
    await joined;
    const end = performance.now() + 4000;
    idle.push(...(await scanWhile(() => performance.now() < end, scan)));
    if (loading.length < 20 || idle.length < 20) throw new Error('no scan was recorded');
    await station.close();
  }
  const name = `text to committed verdict while a list of ${venue.people.length.toLocaleString('en')} comes, against after it`;
  const line = (share: number, which: string, must?: number): BenchLine =>
    benchLine({
      group: 'sync',
      name: `${name}, ${which}`,
      value: percentile(loading, share),
      unit: 'ms',
      baseline: percentile(idle, share),
      ...(must === undefined ? {} : { must }),
    });
  return [line(0.99, 'p99', 3), line(0.5, 'median')];
};

const scanWhile = async (
  isOn: () => boolean,
  scan: (no: number) => Promise<boolean>,
): Promise<readonly number[]> => {
  const times: number[] = [];
  let due = performance.now() + everyMs;
  for (let no = 0; isOn(); no += 1) {
    await pause(Math.max(0, due - performance.now()));
    // Before the list's first lines a station knows no checkpoint, and records nothing.
    if (await scan(no)) {
      // From when the scan was due: a busy station makes it wait.
      times.push(performance.now() - due);
    }
    due = Math.max(due + everyMs, performance.now());
  }
  return times;
};

/** Codes of people spread over the whole list. */
const codesOf = async (venue: Venue): Promise<readonly string[]> => {
  const step = Math.floor(venue.people.length / codeCount);
  const texts: string[] = [];
  for (let no = 0; no < codeCount; no += 1) {
    texts.push(await venue.entryCode(venue.people[(no * step * 7) % venue.people.length] ?? ''));
  }
  return texts;
};
