import type { TokenStore } from '../createTokenStore.ts';

export type Health =
  | { readonly status: 'ok'; readonly hasEvent: boolean }
  | { readonly status: 'database_unavailable' };

/** Whether the database answers within five seconds. */
export const readHealth = async (store: TokenStore): Promise<Health> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Health>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'database_unavailable' }), 5000);
  });
  const asked = store
    .event()
    .then((event): Health => ({ status: 'ok', hasEvent: event !== null }))
    .catch((error: unknown): Health => {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      store.log.write('error', 'database unavailable', { reason });
      return { status: 'database_unavailable' };
    });
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
