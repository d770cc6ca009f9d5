import { EmbeddedJWK, errors, jwtVerify, type CryptoKey, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/model/result.ts';
import { sha256 } from '../log/hashFact.ts';
import type { Nonces } from './createNonces.ts';

export interface ProofToVerify {
  /** The header `DPoP`. */
  readonly proof: unknown;
  readonly method: string;
  /** Host and port as the request names them, and the path without query. */
  readonly host: string;
  readonly path: string;
}

export interface VerifiedProof {
  /** `x` of the key of RFC 8037. */
  readonly publicKeyX: string;
  readonly proofId: string;
  /** The minute of its nonce. */
  readonly window: number;
}

/**
 * The public key of whoever made this request, by a DPoP proof (RFC 9449 section 4.3) with the store's nonce. `iat`
 * is not judged: the nonce says that the proof is fresh, and stations may have a wrong clock.
 */
export const verifyProof = async (
  { proof, method, host, path }: ProofToVerify,
  nonces: Nonces,
): Promise<Result<VerifiedProof, 'proof_refused' | 'use_nonce'>> => {
  if (typeof proof !== 'string' || proof.length > 4000) return err('use_nonce');
  const verified = await verifySignature(proof);
  if (verified === undefined) return err('proof_refused');
  const { header, payload } = verified;
  if (payload.htm !== method || !isFor(payload.htu, host, path)) return err('proof_refused');
  if (payload.nonce === undefined) return err('use_nonce');
  const publicKeyX = header.jwk.x;
  const proofId = sha256(`${publicKeyX} ${payload.jti}`);
  const { use, window } = nonces.use(payload.nonce, proofId);
  if (use === 'old') return err('use_nonce');
  return use === 'replayed' ? err('proof_refused') : ok({ publicKeyX, proofId, window });
};

const Header = z.object({
  jwk: z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().length(43),
  }),
});
const Payload = z.object({
  htm: z.string(),
  htu: z.string().max(2000),
  jti: z.string().min(16).max(100),
  iat: z.number(),
  nonce: z.string().max(100).optional(),
});

/** The key in a proof's header. Stations prove every request with the same, and to make it takes as long as the rest. */
const keyOf: JWTVerifyGetKey = async (header, token) => {
  const x = header.jwk?.x;
  const kept = x === undefined ? undefined : keys.get(x);
  if (kept !== undefined) return kept;
  const key = await EmbeddedJWK(header, token);
  if (x === undefined) return key;
  // Whoever asks can fill it.
  if (keys.size >= mostKeys) keys.delete(keys.keys().next().value ?? '');
  keys.set(x, key);
  return key;
};

/** By `x`: with another header around it, a proof is refused by the schema below. */
const keys = new Map<string, CryptoKey>();
const mostKeys = 1000;

const verifySignature = async (proof: string) => {
  try {
    const { protectedHeader, payload } = await jwtVerify(proof, keyOf, {
      typ: 'dpop+jwt',
      algorithms: ['Ed25519'],
    });
    const header = Header.safeParse(protectedHeader);
    const claims = Payload.safeParse(payload);
    return header.success && claims.success
      ? { header: header.data, payload: claims.data }
      : undefined;
  } catch (error) {
    // A jwk that is no point of the curve makes WebCrypto throw its own DOMException.
    if (error instanceof errors.JOSEError || error instanceof DOMException) return undefined;
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** The scheme is left out: behind a proxy that ends TLS the store cannot know it. */
const isFor = (htu: string, host: string, path: string): boolean => {
  if (!URL.canParse(htu)) return false;
  const url = new URL(htu);
  return url.host === withoutDefaultPort(host, url.protocol) && url.pathname === path;
};

const withoutDefaultPort = (host: string, protocol: string): string =>
  URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`).host : '';
