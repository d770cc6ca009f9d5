const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const isBusy = (): boolean =>
  process.getActiveResourcesInfo().some((name) => name === 'Immediate' || name === 'Timeout');

/**
 * Lets everything run that can run without time going on: promises, ticks, immediates, and the zero timers of a library.
 * Nothing in a simulation waits for a thread or a socket, so when this returns the whole world waits for virtual time.
 */
export const settle = async (): Promise<void> => {
  do await nextTurn();
  while (isBusy());
};
