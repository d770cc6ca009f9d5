import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { noCrashPoint, type CrashPoint, type RandomBytes } from '#shared/model/ports.ts';
import { writeSecretFile } from './secretFile.ts';

/** An Ed25519 private key as a JWK (RFC 8037): `x` is public, `d` never leaves the process unwrapped, but for this file. */
export const PrivateKeyJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().length(43),
  d: z.string().length(43),
});
export type PrivateKeyJwk = z.infer<typeof PrivateKeyJwk>;

/** The key in this file (mode 0600); undefined when there is no such file. Throws for a file that is not a key. */
export const readPrivateKeyFile = (path: string): PrivateKeyJwk | undefined => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return PrivateKeyJwk.parse(JSON.parse(text));
};

/** Makes a new key and writes it so that a crash leaves either the whole file or none. */
export const createPrivateKeyFile = (
  path: string,
  random: RandomBytes,
  crashPoint: CrashPoint = noCrashPoint,
): PrivateKeyJwk => {
  const key = makePrivateKey(random(32));
  writeSecretFile(path, `${JSON.stringify(key)}\n`, crashPoint);
  return key;
};

// The seed of Ed25519 is any 32 bytes (RFC 8032 section 5.1.5); this is the fixed PKCS #8 wrapping of RFC 8410.
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key that these 32 bytes give. */
export const makePrivateKey = (seed: Uint8Array): PrivateKeyJwk => {
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Start, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  return PrivateKeyJwk.parse(key.export({ format: 'jwk' }));
};
