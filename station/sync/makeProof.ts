import { SignJWT } from 'jose';
import type { Clock, RandomBytes } from '#shared/model/ports.ts';
import type { StationKey } from '../keys/stationKey.ts';

export interface ProofContent {
  readonly method: string;
  /** Without query, as RFC 9449 section 4.2 wants it. */
  readonly url: string;
  /** What the store gave; undefined before it was heard. */
  readonly nonce: string | undefined;
}

/** A DPoP proof (RFC 9449): this very request is made by the holder of the station's key. */
export const makeProof = (
  { key, clock, random }: { key: StationKey; clock: Clock; random: RandomBytes },
  { method, url, nonce }: ProofContent,
): Promise<string> =>
  new SignJWT({
    htm: method,
    htu: url,
    jti: Buffer.from(random(16)).toString('base64url'),
    ...(nonce === undefined ? {} : { nonce }),
  })
    .setProtectedHeader({ alg: 'Ed25519', typ: 'dpop+jwt', jwk: key.publicKey })
    .setIssuedAt(Math.floor(clock() / 1000))
    .sign(key.privateKey);
