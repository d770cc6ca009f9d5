import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What jose asks of a CryptoKey. A real one answers so slowly that it would be a tenth of a run. */
interface SyncKey {
  readonly [Symbol.toStringTag]: 'CryptoKey';
  readonly type: 'private' | 'public';
  readonly extractable: boolean;
  readonly algorithm: { readonly name: 'Ed25519' };
  readonly usages: readonly ('sign' | 'verify')[];
  readonly keyObject: KeyObject;
  readonly publicX: string;
}

interface Jwk {
  readonly x: string;
  readonly d?: string;
}

const keys = new Map<string, SyncKey>();
const signed = new Map<string, { readonly publicX: string; readonly data: Buffer }>();
/** Each worker runs thousands of worlds. */
const mostRemembered = 5000;

const importKey = async (
  format: string,
  jwk: Jwk,
  _algorithm: unknown,
  extractable: boolean,
): Promise<SyncKey> => {
  if (format !== 'jwk') throw new Error(`the simulation imports no ${format}`);
  const name = `${jwk.x} ${jwk.d ?? ''} ${extractable}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const isPrivate = jwk.d !== undefined;
  const key: SyncKey = {
    [Symbol.toStringTag]: 'CryptoKey',
    type: isPrivate ? 'private' : 'public',
    extractable,
    algorithm: { name: 'Ed25519' },
    usages: [isPrivate ? 'sign' : 'verify'],
    keyObject: isPrivate
      ? createPrivateKey({ key: { ...jwk }, format: 'jwk' })
      : createPublicKey({ key: { ...jwk }, format: 'jwk' }),
    publicX: jwk.x,
  };
  if (keys.size > mostRemembered) keys.clear();
  keys.set(name, key);
  return key;
};

const signData = async (_algorithm: unknown, key: SyncKey, data: Uint8Array) => {
  const signature = sign(null, data, key.keyObject);
  if (signed.size > mostRemembered) signed.clear();
  signed.set(signature.toString('latin1'), { publicX: key.publicX, data: Buffer.from(data) });
  return new Uint8Array(signature).buffer;
};

const verifyData = async (
  _algorithm: unknown,
  key: SyncKey,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> => {
  // What was signed here with this key is good; anything else is for the real verification to judge.
  const own = signed.get(Buffer.from(signature).toString('latin1'));
  if (own?.publicX === key.publicX && own.data.equals(data)) return true;
  return verify(null, data, key.keyObject, signature);
};

/**
 * WebCrypto works in threads, whose answers come in an order that no seed decides. Here the same signatures are made by
 * node:crypto in the caller's turn, so that a run is the same each time. For a process that only simulates.
 */
export const installSynchronousCrypto = (): void => {
  const replaced = { importKey, sign: signData, verify: verifyData };
  for (const [name, value] of Object.entries(replaced)) {
    Object.defineProperty(crypto.subtle, name, { value });
  }
};
