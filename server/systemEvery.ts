import type { Every } from '#shared/model/ports.ts';

/** The machine's timers. */
export const systemEvery: Every = (ms, run) => {
  const timer = setInterval(run, ms);
  timer.unref();
  return () => clearInterval(timer);
};
