import type { SyncState } from '#shared/contract/stationCalls.ts';
import type { Clock, Log, RandomBytes } from '#shared/model/ports.ts';
import { ok, type Result } from '#shared/model/result.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import type { AdoptError } from '#server/upstream/adoptEvent.ts';
import type { Upstream } from '#server/upstream/upstreamSetting.ts';
import { createSyncLoop, type SyncLoop } from '#station/sync/createSyncLoop.ts';
import { enrol, type EnrolError } from '#station/sync/enrol.ts';
import type { HearHubs } from '#station/sync/findStore.ts';
import { createStoreClient } from '#station/sync/storeClient.ts';
import type { ReadNetwork } from '#station/sync/watchNetwork.ts';
import { createUplinkStore } from './uplinkStore.ts';

export interface UplinkDeps {
  readonly store: TokenStore;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly hearHubs: HearHubs;
  readonly network: ReadNetwork;
  readonly log: Log;
  /** What to add to this machine's clock for the upstream store's time, ms. */
  readonly onOffset: (ms: number) => void;
  readonly onChanged: () => void;
}

/** A hub's line to the store whose event it serves. Without one it does nothing. */
export interface Uplink {
  readonly start: () => Promise<void>;
  /** Enrols this hub by a code for hubs, and waits for the event's log, as long as that takes within a minute. */
  readonly join: (code: string, hubName: string) => Promise<Result<null, EnrolError | AdoptError>>;
  readonly state: () => { readonly address: string; readonly sync: SyncState } | null;
  readonly now: (deadlineMs: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const firstLogMs = 60_000;

export const createUplink = (deps: UplinkDeps): Uplink => {
  const { store, clock, random, log, onOffset, onChanged, hearHubs, network } = deps;
  let running: {
    readonly loop: SyncLoop;
    readonly upstream: () => Upstream;
    readonly end: () => void;
  } | null = null;

  const exchange = async () => {
    const { privateKey, publicKeyX: x } = await store.upstream.key();
    const publicKey = { kty: 'OKP', crv: 'Ed25519', x } as const;
    return { fetch: deps.fetch, key: { publicKey, privateKey }, clock, random };
  };

  const start = async (): Promise<void> => {
    const known = await store.upstream.read();
    if (known === undefined || running !== null) return;
    onOffset(await store.upstream.offset());
    const { syncStore, upstream, countWaiting } = await createUplinkStore(store, known, onOffset);
    const client = createStoreClient(await exchange());
    const loop = createSyncLoop({
      store: syncStore,
      client,
      clock,
      random,
      hearHubs,
      network,
      log,
      onChanged,
    });
    const endNews = store.onNews(() => {
      void countWaiting().then(() => {
        if (syncStore.waiting() > 0) loop.wake();
      });
    });
    // Links are the central store's: a hub only passes on what its stations read, while it can.
    const passOn = async (secretHash: string): Promise<void> => {
      if (loop.state().state !== 'online') return;
      const told = await client.reportExposed(upstream(), secretHash);
      if (!told.ok) log.write('info', 'exposed link not reported', { error: told.error.code });
    };
    const endExposed = store.links.onExposedElsewhere((secretHash) => void passOn(secretHash));
    const end = (): void => {
      endNews();
      endExposed();
    };
    running = { loop, upstream, end };
    loop.start();
  };

  const stop = async (): Promise<void> => {
    const stopping = running;
    running = null;
    stopping?.end();
    await stopping?.loop.stop();
  };

  return {
    start,
    stop,
    join: async (code, hubName) => {
      const enrolled = await enrol({
        ...(await exchange()),
        code,
        stationName: hubName,
        asHub: true,
      });
      if (!enrolled.ok) return enrolled;
      const { reply, ...at } = enrolled.value;
      const adopted = await store.upstream.adopt(reply, at);
      if (!adopted.ok) return adopted;
      await stop();
      await start();
      await running?.loop.now({ deadlineMs: firstLogMs });
      return ok(null);
    },
    state: () =>
      running === null
        ? null
        : { address: new URL(running.upstream().storeUrl).host, sync: running.loop.state() },
    now: async (deadlineMs) => {
      await running?.loop.now({ deadlineMs });
    },
  };
};
