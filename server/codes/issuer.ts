import type { CodeKey } from '#shared/model/codeKey.ts';
import type { Event } from '#shared/model/event.ts';
import type { StoreContext } from '../storeContext.ts';
import { readUpstream } from '../upstream/upstreamSetting.ts';
import { createHubKey, readStoreKey, storeCodeKey, storeKeyId, type StoreKey } from './storeKey.ts';

/** Who signs certificates and the time here: the store, or a hub in its own name. */
export interface Issuer extends StoreKey {
  readonly keyId: string;
  /** What a new station needs to check certificates and codes. A hub's own key may sign no codes. */
  readonly keys: readonly CodeKey[];
}

/** Undefined where the file with the key is gone. */
export const readIssuer = async (
  context: Pick<StoreContext, 'database' | 'keys'>,
  { rehearsal }: Event,
): Promise<Issuer | undefined> => {
  const upstream = await readUpstream(context.database);
  if (upstream === undefined) {
    const key = await readStoreKey(context, rehearsal);
    return key && { ...key, keyId: storeKeyId, keys: [storeCodeKey(key, rehearsal)] };
  }
  const key = await createHubKey(context);
  const { keyId, station: owner, keys } = upstream;
  const { publicKeyX } = key;
  return { ...key, keyId, keys: [...keys, { keyId, publicKeyX, media: [], rehearsal, owner }] };
};
