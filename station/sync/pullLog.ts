import { err, ok, type Result } from '#shared/model/result.ts';
import { factPageLimit, type FactPage } from '#shared/protocol/protocol.ts';
import type { Answer, ExchangeError } from './createExchange.ts';
import type { StoreClient } from './storeClient.ts';
import type { Enrolment, SyncStore } from './syncStore.ts';

export interface PullDeps {
  readonly store: SyncStore;
  readonly client: StoreClient;
  readonly signal: AbortSignal;
  readonly onPage: (answer: Answer<FactPage>) => void;
  readonly onSnapshot: () => void;
}

/** Brings this station to the end of the store's log: by a snapshot at the first visit, then page by page. */
export const pullLog = async (
  deps: PullDeps,
  enrolment: Enrolment,
): Promise<Result<null, ExchangeError>> => {
  const { store, client, signal, onPage } = deps;
  if (store.cursor() === 0 && store.isFromLog !== true) {
    const loaded = await loadSnapshot(deps, enrolment);
    if (!loaded.ok) return loaded;
  }
  for (;;) {
    const after = store.cursor();
    const page = await client.readFacts(enrolment, { after, limit: factPageLimit }, signal);
    if (!page.ok) return page;
    const { facts, last } = page.value.value;
    // A page that does not go on from here would leave a hole in the log.
    const isNext = facts.every(({ position }, index) => position === after + index + 1);
    if (!isNext) return err('portal');
    if (facts.length > 0) await store.applyPage(facts);
    onPage(page.value);
    if (facts.length === 0 || store.cursor() >= last) return ok(null);
  }
};

const loadSnapshot = async (
  { store, client, signal, onSnapshot }: PullDeps,
  enrolment: Enrolment,
): Promise<Result<null, ExchangeError>> => {
  const snapshot = await client.snapshot(enrolment, store.snapshotProgress(), signal);
  if (!snapshot.ok) return snapshot;
  try {
    await store.applySnapshot(snapshot.value.lines);
  } catch (error) {
    if (snapshot.value.broken()) return err('unreachable');
    throw error;
  }
  onSnapshot();
  return ok(null);
};
