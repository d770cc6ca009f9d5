import fc from 'fast-check';
import { importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import { z } from 'zod';
import { codeKinds } from '#shared/codes/codeKind.ts';
import type { CodePrefix } from '#shared/codes/codeKind.ts';
import type { CodePayload } from '#shared/codes/codePayload.ts';
import { parseScan } from '#shared/codes/parseScan.ts';
import type { ParsedCode } from '#shared/codes/parseCode.ts';
import type { CodeKey } from '#shared/codes/verifyCode.ts';
import vectorsJson from './codeVectors.json' with { type: 'json' };

const CodeVectors = z.object({
  keys: z.array(
    z.object({
      kid: z.string(),
      seed: z.string(),
      kinds: z.array(z.enum(['entry', 'badge'])),
      owner: z.string(),
      publicKeyX: z.string(),
    }),
  ),
  good: z.array(
    z.object({
      name: z.string(),
      prefix: z.enum(['LE1', 'LB1', 'TE1', 'TB1']),
      kid: z.string(),
      fields: z.object({
        event: z.number(),
        subject: z.string(),
        generation: z.number(),
        notBeforeMinutes: z.number(),
        expiresMinutes: z.number(),
      }),
      text: z.string(),
      header: z.string(),
      payloadHex: z.string(),
      signatureHex: z.string(),
      jws: z.string(),
      verifies: z.literal(true),
    }),
  ),
  same: z.array(z.object({ name: z.string(), text: z.string(), sameAs: z.string() })),
  bad: z.array(
    z.object({
      name: z.string(),
      text: z.string(),
      verdict: z.enum(['forged', 'unknown_key', 'unreadable', 'foreign_code']),
    }),
  ),
});

export const vectors = CodeVectors.parse(vectorsJson);

export const vectorKeys: readonly CodeKey[] = vectors.keys.map((key) => ({
  keyId: key.kid,
  publicKeyX: key.publicKeyX,
  media: key.kinds,
  rehearsal: key.owner.includes('rehearsal'),
  owner: key.owner,
}));

export const privateKeyOf = async (keyId: string): Promise<CryptoKey> => {
  const key = vectors.keys.find(({ kid }) => kid === keyId);
  if (key === undefined) throw new Error(`no test key ${keyId}`);
  const d = Buffer.from(key.seed, 'hex').toString('base64url');
  const jwk = { kty: 'OKP', crv: 'Ed25519', d, x: key.publicKeyX };
  const imported = await importJWK(jwk, 'Ed25519');
  if (imported instanceof Uint8Array) throw new Error('not a private key');
  return imported;
};

export const codeIn = (text: string): ParsedCode => {
  const scan = parseScan(text);
  if (scan.kind !== 'code') throw new Error(`expected a code, got ${scan.kind}`);
  return scan.code;
};

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const uint32 = fc.integer({ min: 0, max: 0xffffffff });

export const anyPayload: fc.Arbitrary<CodePayload> = fc.record({
  event: uint32,
  subject: fc.uint8Array({ minLength: 8, maxLength: 8 }).map(hex),
  generation: fc.integer({ min: 0, max: 255 }),
  notBeforeMinutes: uint32,
  expiresMinutes: uint32,
});

export const prefixes: readonly CodePrefix[] = ['LE1', 'LB1', 'TE1', 'TB1'];

/** The test key that may sign codes of a prefix. */
export const keyIdFor = (prefix: CodePrefix): string =>
  codeKinds[prefix].rehearsal ? 'AAT' : 'AAB';
