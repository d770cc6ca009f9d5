import { join } from 'node:path';
import type { Clock, CrashPoint, Log, RandomBytes } from '#shared/model/ports.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';
import type { OpenStoreError } from '#server/database/openBackend.ts';
import { createUplink } from './hub/createUplink.ts';
import { createHub, type Hub } from './hub/createHub.ts';
import type { Multicast } from './hub/multicast.ts';
import type { NetworkAddresses } from './hub/networkAddresses.ts';
import { listenTokenStore, type RunningTokenStore } from '#server/serve.ts';
import { lockFolder } from '#sqlite/lockFolder.ts';
import type { OwnStore } from '#station/setup/ownStore.ts';
import { checkStoreFile, type StoreFileError } from './checkStoreFile.ts';

export type OwnStoreError = OpenStoreError | StoreFileError | 'folder_in_use';

export interface OpenOwnStore {
  readonly store: TokenStore;
  readonly ownStore: OwnStore;
  readonly url: () => string | null;
  readonly eventId: () => string | null;
  readonly close: () => Promise<void>;
}

/** The token store inside a station: it listens on loopback as soon as it has an event, and as a hub where wanted. */
export const openOwnStore = async (deps: {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly networkAddresses: NetworkAddresses;
  readonly multicast: Multicast;
  readonly lookMs: number;
  readonly crashPoint: CrashPoint;
  readonly fetch: typeof fetch;
}): Promise<Result<OpenOwnStore, OwnStoreError>> => {
  const lock = lockFolder(deps.dataDir, 'store');
  if (!lock.ok) return err('folder_in_use');
  let offset = 0;
  const sound = checkStoreFile(deps.dataDir);
  const opened = sound.ok
    ? await createTokenStore({
        ...deps,
        // A hub keeps the time of its upstream store, so that all stations have one time.
        clock: () => deps.clock() + offset,
        place: { kind: 'sqlite', path: join(deps.dataDir, 'store.sqlite') },
      })
    : sound;
  if (!opened.ok) {
    lock.value.release();
    return opened;
  }
  const store = opened.value;
  let running: RunningTokenStore | null = null;
  let event = await store.event();
  const listen = async (): Promise<void> => {
    running ??= await listenAgain(store);
    await hub.open();
  };
  const uplink = createUplink({
    ...deps,
    store,
    hearHubs: deps.multicast.hear,
    network: () => JSON.stringify(deps.networkAddresses()),
    onOffset: (ms) => {
      offset = Math.round(ms);
    },
    onChanged: () => hub.tellChanged(),
  });
  const hub: Hub = createHub({ ...deps, store, uplink });
  await uplink.start();
  if (event !== null) await listen();
  const listenForOwn = async (): Promise<{ readonly code: string }> => {
    event = await store.event();
    await listen();
    const code = await store.enrolmentCode(running === null ? {} : { url: running.url });
    if (!code.ok) throw new Error('a store that listens has an address');
    return { code: code.value.code };
  };

  const ownStore: OwnStore = {
    createEvent: async (wanted) => {
      const created = await store.createEvent(wanted);
      const hasBegun = created.ok || (await hasUntouchedEvent(store));
      return hasBegun ? ok(await listenForOwn()) : err('event_exists');
    },
    joinUpstream: async (code, hubName) => {
      const joined = await uplink.join(code, hubName);
      return joined.ok ? ok(await listenForOwn()) : joined;
    },
    enrolmentCode: async ({ role = 'desk', forHub = false }) => {
      if (running === null) return err('no_store');
      const code = await store.enrolmentCode({ role, forHub });
      if (code.ok) return code;
      return err(code.error.code === 'is_hub' ? 'is_hub' : 'no_event');
    },
    issueEntryCode: async (attendeeId) => {
      const issued = await store.issueCode({ attendeeId, medium: 'entry' });
      return issued.ok ? issued.value.text : null;
    },
    isServing: () => running !== null,
    hub,
  };

  return ok({
    store,
    ownStore,
    url: () => running?.url ?? null,
    eventId: () => event?.id ?? null,
    close: async () => {
      await uplink.stop();
      await hub.close();
      await running?.close();
      await store.close();
      lock.value.release();
    },
  });
};

/** The event of a creation that a crash interrupted before this laptop's station was in it; null where somebody used it. */
const hasUntouchedEvent = async (store: TokenStore): Promise<boolean> => {
  const event = await store.event();
  if (event === null) return false;
  const { facts } = await store.readLog({ event: event.id, after: 0, limit: 500 });
  return facts.every(({ fact }) => fact.station === 'store');
};

/** On the port it had before, so that stations that joined find it again; on any other where that is taken. */
const listenAgain = async (store: TokenStore): Promise<RunningTokenStore> => {
  const address = await store.address();
  const port = address === null ? 0 : Number(new URL(address).port);
  try {
    return await listenTokenStore({ store, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return listenTokenStore({ store, port: 0 });
    }
    throw error;
  }
};
