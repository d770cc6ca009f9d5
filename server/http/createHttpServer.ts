import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import {
  CompareJournals,
  EnrolRequest,
  factPageLimit,
  NextIncarnation,
  SendFacts,
  snapshotContentType,
  SnapshotQuery,
  type CompareJournalsReply,
  type FactPage,
  type NextIncarnationReply,
  type SendFactsReply,
  type TimeReply,
} from '#shared/protocol/protocol.ts';
import type { TokenStore } from '../createTokenStore.ts';
import type { StationRow } from '../database/tables.ts';
import { dropOldUploads } from '../imports/dropOldUploads.ts';
import type { Reader } from '../snapshot/projectForRole.ts';
import type { StoreMetrics } from '../metrics/createMetrics.ts';
import { createBareServer } from './createBareServer.ts';
import { addExposedLinks } from './addExposedLinks.ts';
import { createLiveStreams, type LiveStreamOptions } from './createLiveStreams.ts';
import { createRateLimit } from './createRateLimit.ts';
import { createStationAuth } from './createStationAuth.ts';
import { pagesLater } from './pagesLater.ts';
import { readHealth } from './readHealth.ts';
import { answer, answerText, refuse, refuseWith } from './replies.ts';

export interface HttpServerOptions extends LiveStreamOptions {
  /** A proxy on this machine says in `X-Forwarded-For` who asks; from anybody else that is not believed. */
  readonly isBehindProxy?: boolean;
  readonly metrics?: StoreMetrics;
  /** A hub's own certificate and key, PEM; without it plain HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** With the pages for attendees, sponsors and the organiser; `isSecure` where they are reached by https. */
  readonly pages?: { readonly isSecure: boolean };
  /** Where a hub can be reached now; stations keep it for the day when one of the addresses is gone. */
  readonly addresses?: () => readonly string[];
}

/** The protocol of docs/PROTOCOL.md over HTTP. Routes answer by `inject` too, with no port. */
export const createHttpServer = async (
  store: TokenStore,
  options: HttpServerOptions = {},
): Promise<FastifyInstance> => {
  const { isBehindProxy = false, pages } = options;
  const live = createLiveStreams(store, options);
  const watch = (server: FastifyInstance): void => options.metrics?.watch(server, live.count);
  const later =
    pages &&
    pagesLater(async () => {
      const { createPagesServer } = await import('../web/createPagesServer.ts');
      return createPagesServer(store, { isBehindProxy, isSecure: pages.isSecure, watch });
    }, store.log);
  const app = createBareServer(store, {
    isBehindProxy,
    serverFactory: (stations) => {
      const handler = later?.beside(stations) ?? stations;
      return options.tls === undefined
        ? createServer(handler)
        : createTlsServer(options.tls, handler);
    },
  });
  const auth = await createStationAuth(store);
  const openLimit = createRateLimit({ burst: 200, perSecond: 20 }, store.clock);

  watch(app);
  app.addHook('preClose', async () => live.close());
  app.addHook('onClose', async () => later?.close());
  // Not with the pages: after a restart nobody may open one for days.
  if (pages !== undefined) app.addHook('onClose', dropOldUploads(store));

  app.get('/healthz', async (_request, reply) => {
    const health = await readHealth(store);
    return answer(reply.code(health.status === 'ok' ? 200 : 503), health);
  });

  app.get('/v1/time', async (request, reply) => {
    if (!openLimit(request.ip)) return refuse(reply, 'too_many');
    const body: TimeReply = {
      requestId: request.id,
      storeTime: store.clock(),
      signed: await store.signTime(request.id),
    };
    return answer(reply, body);
  });

  app.post('/v1/enroll', async (request, reply) => {
    if (!openLimit(request.ip)) return refuse(reply, 'too_many');
    const proven = await auth.prover(request, reply);
    if (!proven.ok) return refuse(reply, proven.error.code);
    const wanted = EnrolRequest.safeParse(request.body);
    if (!wanted.success) return refuse(reply, 'invalid_request');
    // Nobody can enrol with a key that is another's.
    if (wanted.data.publicKey.x !== proven.value) return refuse(reply, 'proof_refused');
    const enrolled = await store.enrol(wanted.data);
    return enrolled.ok ? answer(reply, enrolled.value) : refuse(reply, enrolled.error.code);
  });

  app.get('/v1/events/:id/snapshot', async (request, reply) => {
    const station = await auth.station(request, reply, { revoked: false });
    if (!station.ok) return refuseWith(reply, station.error);
    const query = SnapshotQuery.safeParse(request.query);
    if (!query.success) return refuse(reply, 'invalid_request');
    const { event } = station.value;
    const lines = Readable.from(
      inChunks(
        store.snapshot({ event, reader: readerOf(station.value), resume: resumeOf(query.data) }),
      ),
    );
    reply.type(snapshotContentType).header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(lines);
    const gzip = createGzip({ level: 4 });
    lines.once('error', (error) => gzip.destroy(error));
    gzip.once('close', () => lines.destroy());
    return reply.header('content-encoding', 'gzip').send(lines.pipe(gzip));
  });

  const senders = new WeakMap<FastifyRequest, StationRow>();
  // Who sends is asked before the body is read: strangers must not fill the memory.
  const knowSender = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const station = await auth.station(request, reply, { revoked: true });
    if (!station.ok) return refuseWith(reply, station.error);
    senders.set(request, station.value);
    return undefined;
  };
  const largeBody = { bodyLimit: factsBody, onRequest: knowSender };
  app.post('/v1/events/:id/facts', largeBody, async (request, reply) => {
    const station = senders.get(request);
    if (station === undefined) return refuse(reply, 'not_enrolled');
    const sent = SendFacts.safeParse(request.body);
    if (!sent.success) return refuse(reply, 'invalid_request');
    const results = await store.acceptFacts(station, sent.data.facts);
    const body: SendFactsReply = {
      requestId: request.id,
      storeTime: store.clock(),
      results: [...results],
    };
    return answer(reply, body);
  });

  app.post('/v1/events/:id/stations/:station/takeover', largeBody, async (request, reply) => {
    const by = senders.get(request);
    if (by === undefined) return refuse(reply, 'not_enrolled');
    if (by.status === 'revoked') return refuse(reply, 'revoked');
    const sent = SendFacts.safeParse(request.body);
    const params = TakeOverParams.safeParse(request.params);
    if (!sent.success || !params.success) return refuse(reply, 'invalid_request');
    const taken = await store.takeOver({
      by,
      station: params.data.station,
      items: sent.data.facts,
    });
    if (!taken.ok) return refuse(reply, 'not_enrolled');
    const body: SendFactsReply = {
      requestId: request.id,
      storeTime: store.clock(),
      results: [...taken.value],
    };
    return answer(reply, body);
  });

  app.get('/v1/events/:id/facts', async (request, reply) => {
    const station = await auth.station(request, reply, { revoked: false });
    if (!station.ok) return refuseWith(reply, station.error);
    const query = PageQuery.safeParse(request.query);
    if (!query.success) return refuse(reply, 'invalid_request');
    const { event } = station.value;
    const page = await store.readLogTexts({ event, ...query.data }, readerOf(station.value));
    const rest: Omit<FactPage, 'facts'> = {
      requestId: request.id,
      storeTime: store.clock(),
      last: page.last,
      ...(options.addresses === undefined ? {} : { addresses: [...options.addresses()] }),
    };
    // Facts are passed on as they came, also what this version does not know of them.
    const facts = `"facts":[${page.texts.join(',')}]`;
    return answerText(reply, `{${facts},${JSON.stringify(rest).slice(1)}`);
  });

  app.post('/v1/events/:id/journals', async (request, reply) => {
    const station = await auth.station(request, reply, { revoked: true });
    if (!station.ok) return refuseWith(reply, station.error);
    const told = CompareJournals.safeParse(request.body);
    if (!told.success) return refuse(reply, 'invalid_request');
    const compared = await store.compareJournals(station.value, told.data);
    const body: CompareJournalsReply = {
      requestId: request.id,
      storeTime: store.clock(),
      ...compared,
    };
    return answer(reply, body);
  });

  app.post('/v1/events/:id/incarnations', async (request, reply) => {
    const station = await auth.station(request, reply, { revoked: false });
    if (!station.ok) return refuseWith(reply, station.error);
    if (!NextIncarnation.safeParse(request.body).success) return refuse(reply, 'invalid_request');
    const body: NextIncarnationReply = {
      requestId: request.id,
      storeTime: store.clock(),
      ...(await store.nextIncarnation(station.value)),
    };
    return answer(reply, body);
  });

  addExposedLinks(app, { store, auth });

  app.get('/v1/events/:id/live', async (request, reply) => {
    const station = await auth.station(request, reply, { revoked: false });
    if (!station.ok) return refuseWith(reply, station.error);
    const stream = await live.open(station.value);
    if (stream === undefined) return refuse(reply, 'too_many');
    // The last header keeps nginx from holding events back.
    return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream);
  });

  return app;
};

/** 500 facts of which some are imports of 500 people each; stations send about a megabyte at a time. */
const factsBody = 32 * 1024 * 1024;

const PageQuery = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(factPageLimit).default(factPageLimit),
});

const TakeOverParams = z.object({ station: z.string().min(1).max(64) });

const readerOf = ({ id, role }: StationRow): Reader => ({ station: id, role });

const resumeOf = ({ position, afterType, afterKey }: z.infer<typeof SnapshotQuery>) =>
  position === undefined || afterType === undefined || afterKey === undefined
    ? undefined
    : { position, after: { type: afterType, key: afterKey } };

async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let chunk = '';
  for await (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < 32_768) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
