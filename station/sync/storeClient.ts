import type { Fact } from '#shared/model/fact.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import {
  CompareJournalsReply,
  EnrolReply,
  FactPage,
  LiveNews,
  NextIncarnationReply,
  ReportExposedReply,
  SendFactsReply,
  TimeReply,
  snapshotContentType,
  type CompareJournals,
  type EnrolRequest,
  type SnapshotProgress,
} from '#shared/protocol/protocol.ts';
import {
  createExchange,
  type Answer,
  type ExchangeDeps,
  type ExchangeError,
} from './createExchange.ts';
import type { Pin } from './pinnedFetch.ts';
import { readLines } from './readLines.ts';
import { readSnapshot, type OpenSnapshot } from './readSnapshot.ts';
import { systemAfter } from './timers.ts';

/** Where a store is, and for a hub the key that it must hold. */
export interface StoreAddress {
  readonly storeUrl: string;
  readonly pin?: Pin | undefined;
}

/** Which event at which store. */
export interface StoreEvent extends StoreAddress {
  readonly eventId: string;
}

type Asked<Value> = Promise<Result<Answer<Value>, ExchangeError>>;

/** Each call of the protocol, typed. Nothing is thrown for what the network does. */
export interface StoreClient {
  readonly enrol: (at: StoreAddress, request: EnrolRequest) => Asked<EnrolReply>;
  /** Whether it is there; needs no enrolment. */
  readonly time: (at: StoreAddress, signal?: AbortSignal) => Asked<TimeReply>;
  readonly sendFacts: (
    at: StoreEvent,
    facts: readonly Fact[],
    signal?: AbortSignal,
  ) => Asked<SendFactsReply>;
  /** Another station's facts, which it can no longer send itself. */
  readonly takeOver: (
    at: StoreEvent,
    of: { readonly station: string; readonly facts: readonly Fact[] },
  ) => Asked<SendFactsReply>;
  readonly readFacts: (
    at: StoreEvent,
    page: { readonly after: number; readonly limit: number },
    signal?: AbortSignal,
  ) => Asked<FactPage>;
  readonly compareJournals: (
    at: StoreEvent,
    told: CompareJournals,
    signal?: AbortSignal,
  ) => Asked<CompareJournalsReply>;
  readonly nextIncarnation: (at: StoreEvent, signal?: AbortSignal) => Asked<NextIncarnationReply>;
  /** A personal link was read here; SHA-256 of its secret, hex. */
  readonly reportExposed: (at: StoreEvent, secretHash: string) => Asked<ReportExposedReply>;
  readonly snapshot: (
    at: StoreEvent,
    /** Where one broke off before; null for a whole one. */
    progress: SnapshotProgress | null,
    signal?: AbortSignal,
  ) => Promise<Result<OpenSnapshot, ExchangeError>>;
  /** Listens until the stream ends, then says why. */
  readonly live: (at: StoreEvent, listener: LiveListener) => Promise<ExchangeError>;
}

export interface LiveListener {
  readonly onNews: (position: number) => void;
  /** Something came: the store is there. */
  readonly onAlive: () => void;
  readonly signal: AbortSignal;
}

export interface StoreClientOptions extends ExchangeDeps {
  /** How long a live stream or a snapshot may be silent, ms. */
  readonly idleMs?: number;
}

export const createStoreClient = (options: StoreClientOptions): StoreClient => {
  const exchange = createExchange(options);
  const { after = systemAfter, idleMs = 45_000 } = options;

  return {
    enrol: ({ storeUrl, pin }, body) => {
      const url = storePath(storeUrl, 'v1/enroll');
      return exchange.read({ method: 'POST', url, pin, body }, EnrolReply);
    },
    time: ({ storeUrl, pin }, signal) => {
      const url = storePath(storeUrl, 'v1/time');
      return exchange.read({ method: 'GET', url, pin, signal }, TimeReply);
    },
    sendFacts: (at, facts, signal) => {
      const request = { method: 'POST', ...placeOf(at, 'facts'), body: { facts }, signal } as const;
      return exchange.read(request, SendFactsReply);
    },
    takeOver: (at, { station, facts }) =>
      exchange.read(
        {
          method: 'POST',
          ...placeOf(at, `stations/${encodeURIComponent(station)}/takeover`),
          body: { facts },
        },
        SendFactsReply,
      ),
    readFacts: (at, { after: position, limit }, signal) => {
      const { url, pin } = placeOf(at, 'facts');
      url.search = new URLSearchParams({
        after: String(position),
        limit: String(limit),
      }).toString();
      return exchange.read({ method: 'GET', url, pin, signal }, FactPage);
    },
    compareJournals: (at, told, signal) =>
      exchange.read(
        { method: 'POST', ...placeOf(at, 'journals'), body: told, signal },
        CompareJournalsReply,
      ),
    nextIncarnation: (at, signal) =>
      exchange.read(
        { method: 'POST', ...placeOf(at, 'incarnations'), body: {}, signal },
        NextIncarnationReply,
      ),
    reportExposed: (at, secretHash) =>
      exchange.read(
        { method: 'POST', ...placeOf(at, 'exposed-links'), body: { secretHash } },
        ReportExposedReply,
      ),
    snapshot: async (at, progress, signal) => {
      const { url, ...place } = placeOf(at, 'snapshot');
      if (progress !== null) {
        url.search = new URLSearchParams({
          position: String(progress.position),
          afterType: progress.after.type,
          afterKey: progress.after.key,
        }).toString();
      }
      const request = { method: 'GET', url, ...place, signal } as const;
      const opened = await exchange.open(request, snapshotContentType);
      if (!opened.ok) return opened;
      const { response, abort, takeYourTime } = opened.value;
      takeYourTime();
      if (response.body === null) return err('portal');
      return ok(readSnapshot(readLines({ body: response.body, abort, after, idleMs })));
    },
    live: async (at, { onNews, onAlive, signal }) => {
      const request = { method: 'GET', ...placeOf(at, 'live'), signal } as const;
      const opened = await exchange.open(request, 'text/event-stream');
      if (!opened.ok) return opened.error.code;
      const { response, abort, takeYourTime } = opened.value;
      takeYourTime();
      if (response.body === null) return 'portal';
      try {
        for await (const lines of readLines({ body: response.body, abort, after, idleMs })) {
          onAlive();
          for (const line of lines) {
            const position = newsIn(line);
            if (position !== undefined) onNews(position);
          }
        }
      } catch {
        // Broken, silent or not text: in each case the stream has to be opened anew.
      }
      abort();
      return 'unreachable';
    },
  };
};

const newsIn = (line: string): number | undefined => {
  if (!line.startsWith('data:')) return undefined;
  try {
    return LiveNews.parse(JSON.parse(line.slice('data:'.length))).position;
  } catch {
    return undefined; // news of a newer store
  }
};

const storePath = (storeUrl: string, path: string): URL =>
  new URL(path, storeUrl.endsWith('/') ? storeUrl : `${storeUrl}/`);

const placeOf = ({ storeUrl, eventId, pin }: StoreEvent, what: string) => ({
  url: storePath(storeUrl, `v1/events/${encodeURIComponent(eventId)}/${what}`),
  pin,
});
