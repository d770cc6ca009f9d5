import { base64url, CompactSign } from 'jose';
import type { CryptoKey } from 'jose';
import { encodeBase32 } from './base32.ts';
import { protectedHeader } from './codeKind.ts';
import type { CodePrefix } from './codeKind.ts';
import { encodePayload, payloadLength } from './codePayload.ts';
import type { CodePayload } from './codePayload.ts';

export interface CodeToSign {
  readonly prefix: CodePrefix;
  /** 3 characters of A–Z and 2–7. */
  readonly keyId: string;
  readonly payload: CodePayload;
  /** Ed25519, with the usage `sign`; need not be extractable. */
  readonly privateKey: CryptoKey;
}

/** The text of a code, 146 characters. Throws for a value that does not fit the form or a wrong kind of key. */
export const signCode = async (code: CodeToSign): Promise<string> => {
  const { prefix, keyId, payload, privateKey } = code;
  if (!/^[A-Z2-7]{3}$/.test(keyId)) throw new RangeError('keyId: not 3 characters of base32');
  const payloadBytes = encodePayload(payload);
  const jws = await new CompactSign(payloadBytes)
    .setProtectedHeader(protectedHeader(prefix, keyId))
    .sign(privateKey);
  const signature = base64url.decode(jws.slice(jws.lastIndexOf('.') + 1));
  const bytes = new Uint8Array(payloadLength + signature.length);
  bytes.set(payloadBytes);
  bytes.set(signature, payloadLength);
  return prefix + keyId + encodeBase32(bytes);
};
