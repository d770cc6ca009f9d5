import { importJWK, type CryptoKey } from 'jose';
import type { CodeKey } from '#shared/model/codeKey.ts';
import type { PrivateKeyJwk } from '#sqlite/privateKeyFile.ts';
import type { KeyKeeper, KeyName } from './keyKeeper.ts';

/** The id of the store's own code key; stations get the ids after it. */
export const storeKeyId = 'AAA';

/** The key that signs entry codes, certificates and the time, with its public half as stations know it. */
export interface StoreKey {
  readonly privateKey: CryptoKey;
  readonly publicKeyX: string;
}

interface Keys {
  readonly keys: KeyKeeper;
}

/** The key with which a hub signs, for its stations and at its upstream store. It signs no entry codes. */
export const createHubKey = async ({ keys }: Keys): Promise<StoreKey> =>
  toStoreKey(await keys.readOrCreate('hub-key'));

/** Reads or makes the key. A rehearsal has a key of its own, so that its codes can never pass at the live event. */
export const createStoreKey = async ({ keys }: Keys, rehearsal: boolean): Promise<StoreKey> =>
  toStoreKey(await keys.readOrCreate(keyName(rehearsal)));

/** The key of an event that exists; undefined when it is gone: a new key would make all codes strangers. */
export const readStoreKey = async (
  { keys }: Keys,
  rehearsal: boolean,
): Promise<StoreKey | undefined> => {
  const jwk = await keys.read(keyName(rehearsal));
  return jwk === undefined ? undefined : toStoreKey(jwk);
};

export const storeCodeKey = (key: StoreKey, rehearsal: boolean): CodeKey => ({
  keyId: storeKeyId,
  publicKeyX: key.publicKeyX,
  media: ['entry', 'badge'],
  rehearsal,
  owner: 'store',
});

const keyName = (rehearsal: boolean): KeyName => (rehearsal ? 'rehearsal-key' : 'key');

const toStoreKey = async (jwk: PrivateKeyJwk): Promise<StoreKey> => {
  const { kty, crv, x, d } = jwk;
  const privateKey = await importJWK({ kty, crv, x, d }, 'Ed25519', { extractable: false });
  if (privateKey instanceof Uint8Array) throw new TypeError('not a private key');
  return { privateKey, publicKeyX: x };
};
