import type { Clock } from '#shared/model/ports.ts';

/** Whether one more request of this key may pass. */
export type RateLimit = (key: string) => boolean;

/** A token bucket for each key: `burst` at once, then `perSecond`. At most 10,000 keys are remembered. */
export const createRateLimit = (
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
  clock: Clock,
): RateLimit => {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key) => {
    const now = clock();
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    // A clock that was set back must not lock anybody out.
    const elapsedSeconds = Math.max(0, now - bucket.at) / 1000;
    const tokens = Math.min(burst, bucket.tokens + elapsedSeconds * perSecond);
    const passes = tokens >= 1;
    buckets.delete(key);
    buckets.set(key, { tokens: passes ? tokens - 1 : tokens, at: now });
    if (buckets.size > keyLimit) buckets.delete(buckets.keys().next().value ?? key);
    return passes;
  };
};

const keyLimit = 10_000;
