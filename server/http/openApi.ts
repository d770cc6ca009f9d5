import { z } from 'zod';
import { apiPaths } from '../api/apiPaths.ts';
import { inputOf, operation } from './operation.ts';
import { Fact, factBodies } from '#shared/model/fact.ts';
import {
  CompareJournals,
  CompareJournalsReply,
  EnrolReply,
  EnrolRequest,
  FactPage,
  factPageLimit,
  LiveNews,
  NextIncarnation,
  NextIncarnationReply,
  protocolContentType,
  ProtocolError,
  ReportExposed,
  ReportExposedReply,
  requestIdHeader,
  SendFacts,
  SendFactsReply,
  snapshotContentType,
  SnapshotLine,
  SnapshotQuery,
  TimeReply,
} from '#shared/protocol/protocol.ts';

interface Endpoint {
  readonly about: string;
  /** `proof`: any key; `station`: the enrolled station's. */
  readonly auth: 'none' | 'proof' | 'station';
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly answer: { readonly type: string; readonly schema: z.ZodType };
}

const json = (schema: z.ZodType): Endpoint['answer'] => ({ type: protocolContentType, schema });

/** What stations send; the store takes anything in, and sets aside what does not fit. */
const SentFacts = SendFacts.extend({ facts: z.array(Fact).max(factPageLimit) });

/** Every route of the protocol, as docs/PROTOCOL.md explains it. Paths are OpenAPI's. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  'GET /healthz': {
    about: 'Whether the store answers; for load balancers, without request id or proof',
    auth: 'none',
    answer: json(z.looseObject({ status: z.string() })),
  },
  'GET /v1/time': { about: 'The store’s time, signed', auth: 'none', answer: json(TimeReply) },
  'POST /v1/enroll': {
    about: 'A one-time code and a public key become a station',
    auth: 'proof',
    body: EnrolRequest,
    answer: json(EnrolReply),
  },
  'GET /v1/events/{id}/snapshot': {
    about: 'The whole list, a line each; goes on after a line where that is asked for',
    auth: 'station',
    query: SnapshotQuery,
    answer: { type: snapshotContentType, schema: SnapshotLine },
  },
  'POST /v1/events/{id}/facts': {
    about: 'Facts of this station; each gets its place',
    auth: 'station',
    body: SentFacts,
    answer: json(SendFactsReply),
  },
  'POST /v1/events/{id}/stations/{station}/takeover': {
    about: 'Facts of a dead station, delivered by another one of the event',
    auth: 'station',
    body: SentFacts,
    answer: json(SendFactsReply),
  },
  'GET /v1/events/{id}/facts': {
    about: 'The log after a position',
    auth: 'station',
    query: z.object({
      after: z.int().min(0).default(0),
      limit: z.int().min(1).max(factPageLimit).default(factPageLimit),
    }),
    answer: json(FactPage),
  },
  'POST /v1/events/{id}/journals': {
    about: 'How far the journals of this station go, here and there',
    auth: 'station',
    body: CompareJournals,
    answer: json(CompareJournalsReply),
  },
  'POST /v1/events/{id}/incarnations': {
    about: 'A new incarnation, after a restore or beside a clone',
    auth: 'station',
    body: NextIncarnation,
    answer: json(NextIncarnationReply),
  },
  'POST /v1/events/{id}/exposed-links': {
    about: 'A personal link was read here: the hash of its secret',
    auth: 'station',
    body: ReportExposed,
    answer: json(ReportExposedReply),
  },
  'GET /v1/events/{id}/live': {
    about: 'Server-sent events: only that there is news up to a position',
    auth: 'station',
    answer: { type: 'text/event-stream', schema: LiveNews },
  },
};

/** The protocol as an OpenAPI 3.1 document, made of the schemas that the store itself validates with. */
export const openApi = (): Record<string, unknown> => ({
  openapi: '3.1.0',
  info: {
    title: 'Lanyard token store',
    version: 'v1',
    description:
      'What stations and token store say to each other (docs/PROTOCOL.md), and the API for other programs (docs/API.md).',
  },
  paths: Object.entries(endpoints).reduce<Record<string, Record<string, unknown>>>(
    (paths, [route, endpoint]) => {
      const [method = '', path = ''] = route.split(' ');
      paths[path] = { ...paths[path], [method.toLowerCase()]: describe(path, endpoint) };
      return paths;
    },
    apiPaths(),
  ),
  components: {
    schemas: factSchemas(),
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'A token: see docs/API.md.' },
      dpop: { type: 'apiKey', in: 'header', name: 'DPoP', description: 'A proof of RFC 9449.' },
    },
  },
});

/** A line of a journal, and what the body of each kind holds: `FactBody.admitted` and so on. */
const factSchemas = (): Record<string, object> => ({
  Fact: inputOf(Fact),
  ...Object.fromEntries(
    Object.entries(factBodies).map(([kind, body]) => [`FactBody.${kind}`, inputOf(body)]),
  ),
});

const describe = (path: string, { about, auth, body, query, answer }: Endpoint) =>
  operation({
    path,
    summary: about,
    ...(auth === 'none' ? {} : { security: 'dpop' }),
    headers: [
      {
        name: requestIdHeader,
        in: 'header',
        schema: { type: 'string', pattern: '^[\\w-]{1,64}$' },
      },
    ],
    query,
    body,
    type: protocolContentType,
    answer,
    refusal: { about: 'An error of the protocol', schema: ProtocolError },
  });
