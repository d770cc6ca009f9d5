import { importJWK, jwtVerify } from 'jose';
import type { CodeKey } from '#shared/model/codeKey.ts';

/** Whether this store, and not somebody else on the network, says that this station is revoked. */
export const verifyRevocation = async (
  signed: string,
  { keys, station }: { readonly keys: readonly CodeKey[]; readonly station: string },
): Promise<boolean> => {
  for (const { owner, media, publicKeyX: x } of keys) {
    // A hub's own key signs no codes, but what it says to its stations.
    if (owner !== 'store' && media.length > 0) continue;
    try {
      const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519');
      await jwtVerify(signed, key, {
        typ: 'lanyard-revocation+jwt',
        algorithms: ['Ed25519'],
        subject: station,
      });
      return true;
    } catch {
      continue; // not by this key
    }
  }
  return false;
};
