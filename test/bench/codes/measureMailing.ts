import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { storeFlags } from '../../../build/storeFlags.mjs';
import { benchLine, type BenchLine } from '../benchLine.ts';

const people = 10_000;
const program = fileURLToPath(new URL('mailingChild.ts', import.meta.url));
const Told = z.object({ seconds: z.number(), megabytes: z.number() });

/** Invitations with a link and the picture of a code each, from the order to the last one written, in a process of its own. */
export const measureMailing = async (): Promise<readonly BenchLine[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...storeFlags,
    program,
    String(people),
  ]);
  const { seconds, megabytes } = Told.parse(JSON.parse(stdout));
  return [
    benchLine({
      group: 'codes',
      name: '10,000 invitations with link and code queued, made and written',
      value: seconds,
      unit: 's',
      must: 60,
    }),
    benchLine({
      group: 'codes',
      name: 'memory at most, 10,000 people and invitations',
      value: megabytes,
      unit: 'MB',
      must: 300,
    }),
  ];
};
