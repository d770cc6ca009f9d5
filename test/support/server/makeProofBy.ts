import { SignJWT, type JWTHeaderParameters } from 'jose';
import type { StationKey } from '#station/keys/stationKey.ts';

/** A proof of which the test chooses every part. */
export const makeProofBy = (
  key: StationKey,
  claims: Readonly<Record<string, unknown>>,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> =>
  new SignJWT({ jti: crypto.randomUUID(), iat: Math.floor(Date.now() / 1000), ...claims })
    .setProtectedHeader({ alg: 'Ed25519', typ: 'dpop+jwt', jwk: key.publicKey, ...header })
    .sign(key.privateKey);
