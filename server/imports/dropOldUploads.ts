import { describeDefect } from '../http/describeDefect.ts';
import type { TokenStore } from '../createTokenStore.ts';

/**
 * Deletes lists that nobody took in within their hour, for as long as the store is served; gives the function that ends it and
 * waits for a deletion that is under way.
 */
export const dropOldUploads = ({
  every,
  lists,
  log,
}: Pick<TokenStore, 'every' | 'lists' | 'log'>): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve();
  const stop = every(lookMs, () => {
    running = lists.waiting.dropOld().catch((error: unknown) => {
      // The database is away, say: the next look finds them, too.
      const defect = error instanceof Error ? error : new Error('unknown');
      log.write('error', 'old lists could not be deleted', describeDefect(defect, undefined));
    });
  });
  return async () => {
    stop();
    await running;
  };
};

const lookMs = 60_000;
