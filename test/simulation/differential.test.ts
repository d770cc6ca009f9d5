import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

const program = fileURLToPath(new URL('differential/verdicts.ts', import.meta.url));
const Told = z.object({
  seed: z.int(),
  online: z.array(z.string()),
  offline: z.array(z.string()),
  oracle: z.array(z.string()),
});

/** The verdicts of one process under this time zone and locale. */
const verdictsUnder = async (env: { readonly TZ: string; readonly LANG: string }) => {
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    env: { ...process.env, ...env, LC_ALL: env.LANG },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => Told.parse(JSON.parse(line)));
};

test('online, offline and an oracle give the same verdicts, wherever the machine thinks it is', async () => {
  const [berlin, others] = await Promise.all([
    verdictsUnder({ TZ: 'Europe/Berlin', LANG: 'de_DE.UTF-8' }),
    Promise.all([
      verdictsUnder({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' }),
      verdictsUnder({ TZ: 'America/St_Johns', LANG: 'ar_EG.UTF-8' }),
    ]),
  ]);
  for (const { online, offline, oracle } of berlin) {
    expect(online.length).toBeGreaterThan(120);
    expect(offline).toEqual(online);
    expect(online).toEqual(oracle);
  }
  for (const other of others) expect(other).toEqual(berlin);
  const codes = new Set(
    berlin.flatMap(({ online }) => online.map((line) => line.split(' ').at(-2))),
  );
  // A test of a few codes only would prove little.
  expect(codes.size).toBeGreaterThan(15);
}, 300_000);
