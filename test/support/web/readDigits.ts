import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { deriveKey } from '#server/codes/deriveKey.ts';
import { openBackend } from '#server/database/openBackend.ts';
import { makeDeviceCode } from '#server/devices/deviceChallenges.ts';
import { systemEvery } from '#server/systemEvery.ts';
import type { OpenPages } from './openPages.ts';

/** The six digits of somebody's latest challenge, made as their mail makes them; undefined where none waits. */
export const readDigits = async (
  { store, dataDir }: Pick<OpenPages, 'store' | 'dataDir'>,
  subject: string,
): Promise<string | undefined> => {
  const opened = await openBackend(
    { kind: 'sqlite', path: join(dataDir, 'store.sqlite') },
    { random: randomBytes, every: systemEvery, log: store.log },
  );
  if (!opened.ok) throw new Error(opened.error.code);
  const { database, keys, close } = opened.value;
  try {
    const key = await deriveKey({ database, keys }, 'device code');
    const latest = await database
      .selectFrom('device_challenges')
      .select('id')
      .where('subject', '=', subject)
      .where('proven_at', 'is', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (latest === undefined || key === undefined) return undefined;
    const made = await database
      .transaction()
      .execute((trx) =>
        makeDeviceCode(trx, { clock: store.clock, random: store.random }, { id: latest.id, key }),
      );
    return made?.reveal();
  } finally {
    await close();
  }
};
