import type { Pin } from './pinnedFetch.ts';
import type { StoreAddress, StoreClient } from './storeClient.ts';

/** Where a store was last reached, and the other addresses of a hub. */
export interface StoreAddresses extends StoreAddress {
  readonly otherUrls?: readonly string[] | undefined;
}

/** A hub that announces itself on this network. Nothing of it is proven: only who holds the pinned key is the hub. */
export interface AnnouncedHub {
  readonly urls: readonly string[];
  readonly pin: Pin;
  /** The first characters of the event's id. */
  readonly event: string;
}

/** The hubs that can be heard on the local network within a second or two; none where multicast is not possible. */
export type HearHubs = () => Promise<readonly AnnouncedHub[]>;

/** The first of these addresses at which our store answers; null where it does at none. */
export const firstAnswering = async (
  { client, signal }: { readonly client: StoreClient; readonly signal?: AbortSignal },
  urls: readonly string[],
  pin: Pin | undefined,
): Promise<string | null> => {
  const asked = urls
    .filter((url) => URL.canParse(url))
    .map(async (storeUrl) => {
      const answer = await client.time({ storeUrl, pin }, signal);
      if (!answer.ok) throw new Error(answer.error.code);
      return storeUrl;
    });
  return Promise.any(asked).catch(() => null);
};

/** Where else a hub is that no longer answers at its address: at another that it told, or where it announces itself. */
export const findStore = async (
  deps: {
    readonly client: StoreClient;
    readonly hearHubs: HearHubs;
    readonly signal: AbortSignal;
  },
  { storeUrl, pin, otherUrls = [] }: StoreAddresses,
): Promise<string | null> => {
  if (pin === undefined) return null;
  const told = await firstAnswering(deps, otherUrls, pin);
  if (told !== null) return told;
  const heard = await deps.hearHubs();
  const urls = heard.filter((hub) => hub.pin === pin).flatMap((hub) => hub.urls);
  return firstAnswering(
    deps,
    [...new Set(urls)].filter((url) => url !== storeUrl),
    pin,
  );
};
