import type { TokenStore } from '#server/createTokenStore.ts';
import { openBeside, type StoreOptions } from './openServerStore.ts';
import { refuse } from './output.ts';

/** Opens a store that is there for one command. */
export const withStore = async (
  options: StoreOptions,
  work: (store: TokenStore) => Promise<void>,
): Promise<void> => {
  const opened = await openBeside(options);
  if (!opened.ok) return refuse(options, opened.error);
  try {
    await work(opened.value);
  } finally {
    await opened.value.close();
  }
};
