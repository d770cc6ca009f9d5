import type { TokenStore } from '#server/createTokenStore.ts';
import type { Upstream } from '#server/upstream/upstreamSetting.ts';
import type { SyncStore } from '#station/sync/syncStore.ts';

/** A hub's token store as the sync loop of a station needs it: its outbox is what upstream does not have yet. */
export const createUplinkStore = async (
  { upstream: side }: Pick<TokenStore, 'upstream'>,
  known: Upstream,
  onOffset: (ms: number) => void,
): Promise<{
  readonly syncStore: SyncStore;
  readonly upstream: () => Upstream;
  readonly countWaiting: () => Promise<void>;
}> => {
  let upstream = known;
  let cursor = await side.cursor();
  let logMark = await side.logMark();
  let waiting = await side.waiting();
  const countWaiting = async (): Promise<void> => {
    waiting = await side.waiting();
  };

  const syncStore: SyncStore = {
    // A hub sees everything, as a desk does: it has to pass it on.
    enrolment: () => ({ ...upstream, role: 'desk' }),
    // Without its upstream store a hub serves its stations all the same.
    isRevoked: () => false,
    revoke: async () => false,
    snapshotProgress: () => null,
    saveAddresses: ({ storeUrl, otherUrls }) => {
      upstream = { ...upstream, storeUrl, otherUrls };
      // Where it is lost, it is found again.
      void side.change({ storeUrl, otherUrls });
    },
    outbox: side.outbox,
    waiting: () => waiting,
    heads: side.heads,
    isInStep: async (storeHeads) => {
      const head = storeHeads.find(({ incarnation }) => incarnation === upstream.incarnation);
      return head === undefined || side.hasLine(head);
    },
    // A hub's own lines only say who enrolled. One that is set aside as forked is kept at both stores.
    isForked: () => false,
    carryOver: () => 0,
    takeIncarnation: async (reply) => {
      await side.takeIncarnation(reply);
      const { incarnation, certificate } = reply;
      upstream = { ...upstream, incarnation, certificate };
    },
    logMark: () => logMark,
    deliverAgain: async (reply) => {
      const isOlder = await side.deliverAgain(reply);
      if (isOlder) [cursor, logMark] = [0, null];
      await countWaiting();
      return isOlder;
    },
    acknowledge: async (results) => {
      await side.settle(results.map(({ hash: _hash, ...result }) => result));
      await countWaiting();
    },
    cursor: () => cursor,
    isFromLog: true,
    applyPage: async (facts) => {
      await side.take(facts);
      const last = facts.at(-1);
      if (last === undefined) return;
      cursor = last.position;
      logMark = { position: cursor, hash: last.fact.hash };
    },
    applySnapshot: async () => undefined,
    setStoreTime: (offsetMs) => {
      onOffset(offsetMs);
      void side.saveOffset(offsetMs);
    },
  };
  return { syncStore, upstream: () => upstream, countWaiting };
};
