import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createTokenStore } from '#server/createTokenStore.ts';
import type { StorePlace } from '#server/database/openBackend.ts';
import { parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { makePrivateKey } from '#sqlite/privateKeyFile.ts';
import { storeFlags } from '../../../build/storeFlags.mjs';
import type { BenchStation } from './benchStation.ts';

export const benchSecret = 'a secret of the benches only';

export interface StoreProcess {
  readonly url: string;
  readonly megabytes: () => Promise<number>;
  /** It then takes only the time of the processor that nobody else wants, much as a store on another machine. */
  readonly giveWay: () => void;
  readonly stop: () => Promise<void>;
}

const program = fileURLToPath(new URL('storeServer.ts', import.meta.url));
const Memory = z.object({ megabytes: z.number() });

/** Starts a process of storeServer.ts. */
export const startStore = async (...words: readonly string[]): Promise<StoreProcess> => {
  const child = fork(program, words, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: words[0] === 'store' ? [...storeFlags] : [],
  });
  const url = await firstLine(child);
  return {
    url,
    megabytes: () =>
      new Promise((resolve) => {
        child.once('message', (message) => resolve(Memory.parse(message).megabytes));
        child.send('memory');
      }),
    giveWay: () => {
      for (const thread of threadsOf(child.pid ?? 0))
        setPriority(thread, constants.priority.PRIORITY_LOW);
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
};

/** Linux knows a priority for each thread, others for the process. */
const threadsOf = (pid: number): readonly number[] => {
  const tasks = `/proc/${pid}/task`;
  return existsSync(tasks) ? readdirSync(tasks).map(Number) : [pid];
};

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });

/** Makes a store with an event and that many stations, and closes it. */
export const prepareStore = async (
  place: StorePlace,
  count: number,
): Promise<{ readonly event: string; readonly stations: readonly BenchStation[] }> => {
  const log = { write: () => undefined };
  const opened = await createTokenStore({ place, clock: Date.now, random: randomBytes, log });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const now = Date.now();
  const times = { startsAt: now, endsAt: now + 86_400_000, timeZone: 'Europe/Berlin' };
  const created = await store.createEvent({ name: 'Bench', ...times });
  if (!created.ok) throw new Error(created.error.code);
  const stations: BenchStation[] = [];
  for (let no = 0; no < count; no += 1) {
    const code = await store.enrolmentCode({ url: 'http://store.test' });
    if (!code.ok) throw new Error(code.error.code);
    const key = makePrivateKey(randomBytes(32));
    const enrolled = await store.enrol({
      secret: secretOf(code.value.code),
      stationName: `Desk ${no}`,
      publicKey: { kty: 'OKP', crv: 'Ed25519', x: key.x },
    });
    if (!enrolled.ok) throw new Error(enrolled.error.code);
    stations.push({ id: enrolled.value.station, key });
  }
  await store.close();
  return { event: created.value.id, stations };
};

const secretOf = (code: string): string => {
  const parsed = parseEnrolmentCode(code);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return Buffer.from(parsed.value.secret).toString('base64url');
};
