import { hash } from 'node:crypto';
import { wholeLinkIn } from '#shared/codes/personalLink.ts';
import type { Log } from '#shared/model/ports.ts';
import type { StoreClient } from './storeClient.ts';
import type { StationSyncStore } from './syncStore.ts';

/**
 * Tells the store at once that a personal link was read here, by the SHA-256 of its secret, so that its owner gets another. While
 * the store is away nothing is told: neither the link nor its hash is kept for later.
 */
export const createExposedReporter = ({
  client,
  syncStore,
  isOnline,
  log,
}: {
  readonly client: StoreClient;
  readonly syncStore: Pick<StationSyncStore, 'enrolment'>;
  readonly isOnline: () => boolean;
  readonly log: Log;
}): ((text: string) => void) => {
  const report = async (text: string): Promise<void> => {
    const link = wholeLinkIn(text);
    const enrolment = syncStore.enrolment();
    if (link === undefined || enrolment === null || !isOnline()) return;
    const told = await client.reportExposed(enrolment, hash('sha256', link));
    if (!told.ok) log.write('info', 'exposed link not reported', { error: told.error.code });
  };
  return (text) => void report(text);
};
