import type { CryptoKey } from 'jose';
import type { Fact } from '#shared/model/fact.ts';
import type { Result } from '#shared/model/result.ts';
import type {
  CompareJournalsReply,
  EnrolReply,
  JournalHead,
  LogMark,
  NextIncarnationReply,
  PlacedFact,
  SendFactsReply,
} from '#shared/protocol/protocol.ts';
import { createHubKey } from '../codes/storeKey.ts';
import type { StoreContext } from '../storeContext.ts';
import { adoptEvent, type AdoptError } from './adoptEvent.ts';
import { takeUpstreamFacts } from './takeUpstreamFacts.ts';
import {
  countUpstreamOutbox,
  deliverAgain,
  hubHeads,
  settleUpstream,
  upstreamOutbox,
} from './upstreamOutbox.ts';
import {
  readLogMark,
  readProgress,
  readUpstream,
  writeProgress,
  writeUpstream,
  type Upstream,
} from './upstreamSetting.ts';

/** What a hub has to do with the store whose event it serves; all but the network. */
export interface UpstreamSide {
  readonly read: () => Promise<Upstream | undefined>;
  /** The hub's own key: it signs its requests upstream and the certificates of its stations. */
  readonly key: () => Promise<{ readonly privateKey: CryptoKey; readonly publicKeyX: string }>;
  readonly adopt: (
    reply: EnrolReply,
    at: Pick<Upstream, 'storeUrl' | 'pin' | 'otherUrls'>,
  ) => Promise<Result<null, AdoptError>>;
  readonly change: (change: Partial<Upstream>) => Promise<void>;
  readonly takeIncarnation: (reply: NextIncarnationReply) => Promise<void>;
  readonly outbox: (limit: number) => Promise<readonly Fact[]>;
  readonly waiting: () => Promise<number>;
  readonly settle: (results: SendFactsReply['results']) => Promise<void>;
  readonly heads: () => Promise<readonly JournalHead[]>;
  readonly hasLine: (head: JournalHead) => Promise<boolean>;
  readonly deliverAgain: (reply: CompareJournalsReply) => Promise<boolean>;
  readonly logMark: () => Promise<LogMark | null>;
  readonly cursor: () => Promise<number>;
  readonly take: (page: readonly PlacedFact[]) => Promise<void>;
  /** What to add to this machine's clock for the upstream store's time, ms. */
  readonly offset: () => Promise<number>;
  readonly saveOffset: (ms: number) => Promise<void>;
}

export const createUpstreamSide = (
  context: StoreContext,
  tell: (event: string, position: number) => void,
): UpstreamSide => {
  const { database } = context;
  const place = async () => {
    const upstream = await readUpstream(database);
    if (upstream === undefined) throw new Error('this store has no upstream store');
    return { database, upstream };
  };
  const change = async (given: Partial<Upstream>): Promise<void> => {
    const { upstream } = await place();
    await writeUpstream(database, { ...upstream, ...given });
  };

  return {
    read: () => readUpstream(database),
    key: () => createHubKey(context),
    adopt: (reply, at) => adoptEvent(context, reply, at),
    change,
    takeIncarnation: ({ incarnation, certificate }) => change({ incarnation, certificate }),
    outbox: async (limit) => upstreamOutbox(await place(), limit),
    waiting: async () => countUpstreamOutbox(await place()),
    settle: async (results) => settleUpstream(await place(), results),
    heads: async () => hubHeads(await place()),
    hasLine: async ({ incarnation, seq, hash }) => {
      const { upstream } = await place();
      const row = await database
        .selectFrom('facts')
        .select('hash')
        .where('event', '=', upstream.eventId)
        .where('station', '=', upstream.station)
        .where('incarnation', '=', incarnation)
        .where('seq', '=', seq)
        .executeTakeFirst();
      return row?.hash === hash;
    },
    deliverAgain: async (reply) => deliverAgain(await place(), reply),
    logMark: () => readLogMark(database),
    cursor: () => readProgress(database, 'cursor'),
    take: async (page) => {
      const { upstream } = await place();
      tell(upstream.eventId, await takeUpstreamFacts(context, upstream.eventId, page));
    },
    offset: () => readProgress(database, 'offset'),
    saveOffset: (ms) => writeProgress(database, 'offset', Math.round(ms)),
  };
};
