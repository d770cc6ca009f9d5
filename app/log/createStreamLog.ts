import type { Clock, Log } from '#shared/model/ports.ts';

/** JSON lines for a container's log. */
export const createStreamLog = (
  out: { readonly write: (text: string) => unknown },
  clock: Clock,
): Log => ({
  write: (level, message, fields) => {
    const time = new Date(clock()).toISOString();
    out.write(`${JSON.stringify({ time, level, message, ...fields })}\n`);
  },
});
