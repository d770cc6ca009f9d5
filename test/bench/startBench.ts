import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadOrCreateStationKey } from '#station/keys/stationKey.ts';
import { seedStation } from '#test/support/seedStation.ts';
import { benchLine, percentile, type BenchLine } from './benchLine.ts';

const rounds = 5;
const Report = z.object({ readyMs: z.number(), megabytes: z.number() });

/** A station with 100,000 attendees in a process of its own: from its start to ready for a scan, and its memory. */
export const measureStart = async (): Promise<readonly BenchLine[]> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
  try {
    const { tables } = await seedStation({ dataDir, attendees: 100_000, now: Date.now() });
    tables.close();
    await loadOrCreateStationKey(dataDir, { random: randomBytes });
    const ready: number[] = [];
    const plain: number[] = [];
    const megabytes: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      plain.push((await runChild('plain', dataDir)).readyMs);
      const report = await runChild('station', dataDir);
      ready.push(report.readyMs);
      megabytes.push(report.megabytes);
    }
    const start = percentile(ready, 0.5);
    return [
      {
        ...benchLine({
          group: 'start',
          name: 'process start to ready for a scan, 100,000 attendees, against bare Node',
          value: start,
          unit: 'ms',
          baseline: percentile(plain, 0.5),
        }),
        must: 1500,
        met: start <= 1500,
      },
      benchLine({
        group: 'start',
        name: 'memory with search ready, 100,000 attendees',
        value: percentile(megabytes, 0.5),
        unit: 'MB',
        must: 250,
      }),
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const program = fileURLToPath(new URL('startBenchChild.ts', import.meta.url));

const runChild = (mode: string, dataDir: string): Promise<z.infer<typeof Report>> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, mode, dataDir, String(Date.now())], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve(Report.parse(JSON.parse(output)));
      else reject(new Error(`the station of the bench ended with ${code}`));
    });
  });
