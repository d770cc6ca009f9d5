import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock, RandomBytes } from '#shared/model/ports.ts';

export interface LaunchGate {
  /** The path of the one-time address: `/launch/TOKEN`. */
  readonly launchPath: string;
  /** The `Set-Cookie` value, if this path has the token, for the first time and in time; else null. */
  readonly admit: (urlPath: string) => string | null;
  readonly isAdmitted: (cookieHeader: string | undefined) => boolean;
}

/** A shift: who finds an old address in a terminal's history can do nothing with it. */
const tokenLifetime = 12 * 60 * 60 * 1000;

/**
 * Lets in the one browser that was given the launch address. The token is traded once for a cookie, so that it is
 * worthless in the browser's history. Cookies do not tell ports apart, hence the port in the cookie's name.
 */
export const createLaunchGate = (deps: {
  readonly port: number;
  readonly random: RandomBytes;
  readonly clock: Clock;
}): LaunchGate => {
  const token = Buffer.from(deps.random(32)).toString('base64url');
  const secret = Buffer.from(deps.random(32)).toString('base64url');
  const cookieName = `lanyard-${deps.port}`;
  const expiresAt = deps.clock() + tokenLifetime;
  const launchPath = `${launchPrefix}${token}`;
  let isUsed = false;

  return {
    launchPath,
    admit: (urlPath) => {
      if (isUsed || deps.clock() > expiresAt || !isSameText(urlPath, launchPath)) return null;
      isUsed = true;
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isAdmitted: (cookieHeader) =>
      (cookieHeader ?? '')
        .split(';')
        .some((pair) => isSameText(pair.trim(), `${cookieName}=${secret}`)),
  };
};

export const launchPrefix = '/launch/';

/** Hashes first: the time of the comparison then tells nothing, not even the length. */
const isSameText = (one: string, other: string): boolean =>
  timingSafeEqual(hashOf(one), hashOf(other));

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
