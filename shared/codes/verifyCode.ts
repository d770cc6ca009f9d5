import { base64url, compactVerify, errors, importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import { protectedHeader } from './codeKind.ts';
import type { CodeMedium } from './codeKind.ts';
import type { ParsedCode } from './parseCode.ts';

/** A public key and what it may sign. */
export interface CodeKey {
  /** 3 characters of A–Z and 2–7, as in the code. */
  readonly keyId: string;
  /** Ed25519 public key, 32 bytes in base64url (`x` of RFC 8037). */
  readonly publicKeyX: string;
  readonly media: readonly CodeMedium[];
  /** A rehearsal key signs rehearsal codes only, a live key live codes only. */
  readonly rehearsal: boolean;
  /** For people, such as "store" or "station 3". */
  readonly owner: string;
  /** When given, the key may sign for this event only. */
  readonly event?: number;
}

export type CodeAuthenticity = 'valid' | 'forged' | 'unknown_key';

export interface CodeVerifier {
  /** Says who made a code, not whether it is in time, revoked or superseded. */
  readonly verify: (code: ParsedCode) => Promise<CodeAuthenticity>;
}

/** Whether a key signed this: the signing input of a JWS (RFC 7515, 5.1) and a signature of 64 bytes. */
export type SignatureCheck = (
  signingInput: string,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** Takes an Ed25519 public key, 32 bytes in base64url. */
export type OpenKey = (publicKeyX: string) => SignatureCheck;

/**
 * Verifies codes with these keys and no others. Keys are opened once, at their first use. Where two keys share an
 * id, a code is valid if one that may sign it did. Throws for a key that is not 32 bytes.
 */
export const createCodeVerifier = (
  keys: readonly CodeKey[],
  openKey: OpenKey = openKeyByJose,
): CodeVerifier => {
  const keysById = Map.groupBy(
    keys.map((key) => openAtFirstUse(key, openKey)),
    ({ key }) => key.keyId,
  );
  const encodedHeaders = new Map<string, string>();

  const encodedHeaderOf = (code: ParsedCode): string => {
    const cacheKey = code.prefix + code.keyId;
    const known = encodedHeaders.get(cacheKey);
    if (known !== undefined) return known;
    const encoded = base64url.encode(JSON.stringify(protectedHeader(code.prefix, code.keyId)));
    // Only key ids of known keys come here, so the cache cannot be made to grow by scanning.
    encodedHeaders.set(cacheKey, encoded);
    return encoded;
  };

  const verify = async (code: ParsedCode): Promise<CodeAuthenticity> => {
    const candidates = keysById.get(code.keyId);
    if (candidates === undefined) return 'unknown_key';
    for (const { key, isSigned } of candidates) {
      if (!maySign(key, code)) continue;
      const signingInput = `${encodedHeaderOf(code)}.${base64url.encode(code.payloadBytes)}`;
      if (await isSigned(signingInput, code.signatureBytes)) return 'valid';
    }
    return 'forged';
  };
  return { verify };
};

const maySign = (key: CodeKey, code: ParsedCode): boolean =>
  key.rehearsal === code.rehearsal &&
  key.media.includes(code.medium) &&
  (key.event === undefined || key.event === code.payload.event);

const openAtFirstUse = (key: CodeKey, openKey: OpenKey) => {
  if (!/^[\w-]{43}$/.test(key.publicKeyX)) throw new TypeError('publicKeyX: not 32 bytes');
  let opened: SignatureCheck | undefined;
  const isSigned: SignatureCheck = (signingInput, signature) =>
    (opened ??= openKey(key.publicKeyX))(signingInput, signature);
  return { key, isSigned };
};

const verifyOptions = { algorithms: ['Ed25519'] };

export const openKeyByJose: OpenKey = (publicKeyX) => {
  const imported = importPublicKey(publicKeyX);
  return async (signingInput, signature) => {
    try {
      const jws = `${signingInput}.${base64url.encode(signature)}`;
      await compactVerify(jws, await imported, verifyOptions);
      return true;
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) return false;
      throw error;
    }
  };
};

const importPublicKey = async (x: string): Promise<CryptoKey> => {
  const imported = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519');
  if (imported instanceof Uint8Array) throw new TypeError('not a public key');
  return imported;
};
