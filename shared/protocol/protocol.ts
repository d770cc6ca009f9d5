import { z } from 'zod';
import { Attendee } from '../model/attendee.ts';
import { Checkpoint, Session } from '../model/checkpoint.ts';
import { CodeKey } from '../model/codeKey.ts';
import { Event } from '../model/event.ts';
import { Fact } from '../model/fact.ts';
import { AttendeeId, StationId } from '../model/ids.ts';
import { Role } from '../model/role.ts';
import { PersonWrites } from '../rules/person.ts';
import { Stamp } from '../rules/stamp.ts';

/** Every answer carries this content type and echoes the request's id, else it is the network and not the store. */
export const protocolContentType = 'application/vnd.lanyard.v1+json';
export const snapshotContentType = 'application/vnd.lanyard.v1+x-ndjson';
export const requestIdHeader = 'lanyard-request-id';

export const factPageLimit = 500;

export const EnrolRequest = z.object({
  /** base64url of the secret in the one-time enrolment code. */
  secret: z.string().min(16).max(64),
  stationName: z
    .string()
    .max(100)
    .regex(/^[^\0]*$/),
  /** The station's own Ed25519 key (RFC 8037): it signs requests and badge codes. */
  publicKey: z.object({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().length(43),
  }),
  /** A hub enrols itself: it will vouch for stations of its own. It takes a code that was made for one. */
  asHub: z.boolean().optional(),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

export const EnrolReply = z.object({
  station: StationId,
  /** Another than it wished for where a station of the event has that one; older stores do not say. */
  stationName: z.string().max(100).optional(),
  incarnation: z.int().min(1),
  keyId: CodeKey.shape.keyId,
  /** What the code made of it: a door gets less of each person. */
  role: Role.default('desk'),
  /** The store's signature over station, key and event, a compact JWS (RFC 7515). */
  certificate: z.string().max(4000),
  /** The store's own keys: they check the certificate and signed times before there is a snapshot. */
  keys: z.array(CodeKey).min(1),
  event: Event,
  storeTime: z.int(),
  /** For a hub alone: what it needs to serve the event itself. */
  hub: z
    .object({
      importedCodeKey: z.string().regex(/^[0-9a-f]{64}$/),
      /** The key ids that its stations get, as numbers of 15 bits: no other store gives them. */
      keyIds: z.object({ from: z.int().min(0), count: z.int().min(1) }),
    })
    .optional(),
});
export type EnrolReply = z.infer<typeof EnrolReply>;

/**
 * An event's log: facts with the place that the store gave them. `ceiling` is there where the writer's clock was ahead of
 * the store's: among writes of the same thing the fact counts as no later than this (ms).
 */
const ceiling = z.int().optional();
export const PlacedFact = z.object({ position: z.int().min(1), fact: Fact, ceiling });
export type PlacedFact = z.infer<typeof PlacedFact>;

/** Who wrote this last, and when; left out where nobody knows. */
const stamp = Stamp.optional();

/** A line of a snapshot: its type, and the id (of a fact: the position) that is its key among those. */
export const SnapshotPlace = z.object({
  type: z.enum(['key', 'station', 'session', 'checkpoint', 'writes', 'attendee', 'fact']),
  key: z.string().max(100),
});
export type SnapshotPlace = z.infer<typeof SnapshotPlace>;

/** How far a snapshot of this position was taken in. */
export const SnapshotProgress = z.object({ position: z.int().min(0), after: SnapshotPlace });
export type SnapshotProgress = z.infer<typeof SnapshotProgress>;

/**
 * Query of a snapshot that goes on where another broke off: its position, and the last line that was taken in. Without
 * it, or at a store that cannot go on from there, it begins anew; the header says which.
 */
export const SnapshotQuery = z.object({
  position: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  afterType: SnapshotPlace.shape.type.optional(),
  afterKey: SnapshotPlace.shape.key.optional(),
});

/** Lines of a snapshot: header, keys, stations, sessions, checkpoints, writes, attendees, facts, end. */
export const SnapshotLine = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    position: z.int().min(0),
    /** The line after which it goes on; null where it begins at the beginning. */
    after: SnapshotPlace.nullable().default(null),
    event: Event,
    eventStamp: stamp,
    /** HMAC-SHA-256 key (hex) of imported codes. */
    importedCodeKey: z.string().regex(/^[0-9a-f]{64}$/),
    attendees: z.int(),
    storeTime: z.int(),
  }),
  z.object({ type: z.literal('key'), key: CodeKey }),
  z.object({ type: z.literal('station'), id: StationId, name: z.string() }),
  z.object({ type: z.literal('session'), session: Session, stamp }),
  z.object({ type: z.literal('checkpoint'), checkpoint: Checkpoint, stamp }),
  z.object({ type: z.literal('attendee'), attendee: Attendee, writes: PersonWrites.optional() }),
  /** Changes of somebody who is not on the list yet. */
  z.object({ type: z.literal('writes'), attendee: AttendeeId, writes: PersonWrites }),
  /** Passes, undos and badges: what the projections of a station need beside the list. */
  z.object({ type: z.literal('fact'), position: z.int().min(1), fact: Fact }),
  /** `attendees`: how many came in this answer. */
  z.object({ type: z.literal('end'), position: z.int().min(0), attendees: z.int() }),
]);
export type SnapshotLine = z.infer<typeof SnapshotLine>;

/** The last line of one incarnation's journal. */
export const JournalHead = z.object({
  incarnation: Fact.shape.incarnation,
  seq: Fact.shape.seq,
  hash: Fact.shape.hash,
});
export type JournalHead = z.infer<typeof JournalHead>;

/** A fact in the event's log, by its place and its hash. */
export const LogMark = z.object({ position: z.int().min(1), hash: Fact.shape.hash });
export type LogMark = z.infer<typeof LogMark>;

/** What a station has of its own journals, all incarnations: the store remembers how far each goes. */
export const CompareJournals = z.object({
  heads: z.array(JournalHead).max(1000),
  /** The last fact of the log that it took in, if it took one: a store that was restored has another one there. */
  mark: LogMark.optional(),
  /** What the station is called now, if it says so. */
  stationName: EnrolRequest.shape.stationName.optional(),
});
export type CompareJournals = z.infer<typeof CompareJournals>;
export const CompareJournalsReply = z.object({
  requestId: z.string(),
  storeTime: z.int(),
  /** What the station is called at the store: another than it said where a station of the event has that name. */
  stationName: z.string().max(100).optional(),
  /** The newest incarnation that this station was given. */
  incarnation: Fact.shape.incarnation,
  /** What the store has of this station's journals. */
  heads: z.array(JournalHead),
  /** The end of the event's log. */
  last: z.int().min(0),
  /** Whether the fact of the mark has that place here; nothing without a mark, and from older stores. */
  hasMark: z.boolean().optional(),
  /** Of all stations of the event: facts that were written but never came, and what was set aside. */
  missing: z.int().min(0),
  setAside: z.int().min(0),
});
export type CompareJournalsReply = z.infer<typeof CompareJournalsReply>;

/** A new incarnation, another one each time it is asked for. The body of the request is empty (`{}`). */
export const NextIncarnation = z.object({});
export const NextIncarnationReply = z.object({
  requestId: z.string(),
  storeTime: z.int(),
  incarnation: Fact.shape.incarnation,
  certificate: EnrolReply.shape.certificate,
});
export type NextIncarnationReply = z.infer<typeof NextIncarnationReply>;

/** A personal link that a station read: SHA-256 of its whole secret text, prefix and checksum too, in lower case. */
export const ReportExposed = z.object({ secretHash: z.string().regex(/^[0-9a-f]{64}$/) });
/** The same whether the store knows the link or not. */
export const ReportExposedReply = z.object({ requestId: z.string(), storeTime: z.int() });
export type ReportExposedReply = z.infer<typeof ReportExposedReply>;

export const SendFacts = z.object({ facts: z.array(z.unknown()).max(factPageLimit) });
export const SendFactsReply = z.object({
  requestId: z.string(),
  storeTime: z.int(),
  results: z.array(
    z.object({
      station: StationId,
      incarnation: z.int(),
      seq: z.int(),
      outcome: z.enum(['stored', 'known', 'set_aside']),
      position: z.int().nullable(),
      /** Why it was set aside: `fork`, `unreadable`, `other_station`, `future_incarnation` or `private_link`. */
      reason: z.string().max(64).optional(),
      ceiling,
    }),
  ),
});
export type SendFactsReply = z.infer<typeof SendFactsReply>;

export const FactPage = z.object({
  requestId: z.string(),
  storeTime: z.int(),
  facts: z.array(PlacedFact),
  /** The end of the log when the page was read. */
  last: z.int().min(0),
  /** A hub's: where else it can be reached now. */
  addresses: z.array(z.string().max(200)).max(16).optional(),
});
export type FactPage = z.infer<typeof FactPage>;

/** `signed` is a JWT (RFC 7519) by the store's key with `requestId` and `storeTime`; null before there is an event. */
export const TimeReply = z.object({
  requestId: z.string(),
  storeTime: z.int(),
  signed: z.string().max(4000).nullable(),
});
export type TimeReply = z.infer<typeof TimeReply>;

/** The only thing that the live stream says. */
export const LiveNews = z.object({ position: z.int().min(0) });

export const ProtocolError = z.object({
  requestId: z.string(),
  error: z.enum([
    'invalid_request',
    'code_refused',
    'not_enrolled',
    'revoked',
    'proof_refused',
    'use_nonce',
    'unknown_event',
    'too_large',
    'too_many',
    'internal',
  ]),
  /** With `revoked`: the store's signature that it is so, a JWT with the station as its subject. */
  signed: z.string().max(4000).optional(),
});
export type ProtocolError = z.infer<typeof ProtocolError>;
