/** Runs something after that many ms; gives the function that calls it off. */
export type After = (ms: number, run: () => void) => () => void;

/** The machine's timers. They keep no process alive: an idle station must be able to quit. */
export const systemAfter: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
};
