import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#shared/model/ports.ts';

/** What a nonce and a proof's id are worth: a nonce that is ours and in time, and an id not seen with it before. */
export interface Nonces {
  readonly current: () => string;
  /** 'old' also for a nonce that is not ours: the station then asks again with the right one. */
  readonly use: (nonce: string, proofId: string) => NonceUse;
}

export interface NonceUse {
  readonly use: 'fresh' | 'old' | 'replayed';
  /** The minute the nonce was given in. */
  readonly window: number;
}

const windowMs = 60_000;
const windowsAccepted = 5;

/**
 * Nonces of RFC 9449 section 8 without a table: the number of the minute and its HMAC. They decide whether a proof is in
 * time, so a station with a wrong clock works. A proof's id is remembered just as long as its nonce is good.
 */
export const createNonces = (secret: string, clock: Clock): Nonces => {
  const seen = new Map<number, Set<string>>();
  const currentWindow = (): number => Math.floor(clock() / windowMs);
  // Nearly all requests come with the nonce of this minute, and each is told it.
  let newest = { window: -1, nonce: '' };
  const nonceOf = (window: number): string => {
    if (window === newest.window) return newest.nonce;
    const nonce = makeNonce(secret, window);
    if (window === currentWindow()) newest = { window, nonce };
    return nonce;
  };

  return {
    current: () => nonceOf(currentWindow()),
    use: (nonce, proofId) => {
      const now = currentWindow();
      for (const old of seen.keys()) if (now - old >= windowsAccepted) seen.delete(old);
      const window = windowOf(nonceOf, nonce);
      // A nonce of a later minute is ours too: the store's own clock was set back.
      if (window === undefined || Math.abs(now - window) >= windowsAccepted) {
        return { use: 'old', window: window ?? 0 };
      }
      const ids = seen.get(window) ?? new Set();
      if (ids.has(proofId)) return { use: 'replayed', window };
      seen.set(window, ids.add(proofId));
      return { use: 'fresh', window };
    },
  };
};

const makeNonce = (secret: string, window: number): string =>
  `${window.toString(36)}.${createHmac('sha256', secret).update(String(window)).digest('base64url').slice(0, 22)}`;

const windowOf = (nonceOf: (window: number) => string, nonce: string): number | undefined => {
  const window = Number.parseInt(nonce.slice(0, nonce.indexOf('.')), 36);
  if (!Number.isSafeInteger(window)) return undefined;
  const expected = Buffer.from(nonceOf(window));
  const given = Buffer.from(nonce);
  const isOurs = expected.length === given.length && timingSafeEqual(expected, given);
  return isOurs ? window : undefined;
};
