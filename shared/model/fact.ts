import { z } from 'zod';
import { Attendee, ChangedFields, WrittenFields } from './attendee.ts';
import { Checkpoint, Session } from './checkpoint.ts';
import { CodeKey } from './codeKey.ts';
import { Event } from './event.ts';
import { AttendeeId, CheckpointId, FactId, StationId } from './ids.ts';
import { Medium, VerdictCode } from './verdict.ts';

const pass = z.object({ medium: Medium, digest: z.string(), override: z.string().optional() });
const reason = z.string().max(500);
/** The newest time among the writes that this fact knew of and replaces: see shared/rules/stamp.ts. */
const after = z.int().optional();

/** What each kind of fact says. `attendee` and `checkpoint` stand in the envelope. */
export const factBodies = {
  admitted: pass.extend({
    again: z.boolean(),
    /** The latest pass of the person here that the station knew of. */
    knew: FactId.optional(),
    /** The operator let the person in once more on purpose. */
    asked: z.boolean().optional(),
  }),
  departed: pass,
  refused: z.object({ medium: Medium, digest: z.string(), code: VerdictCode }),
  undone: z.object({ fact: FactId, reason }),
  /** People whom a list brought, and what it says anew of people who are known. */
  attendeesImported: z.object({
    importId: z.string(),
    attendees: z.array(Attendee).max(500),
    changed: z
      .array(z.object({ id: AttendeeId, changes: WrittenFields.partial() }))
      .max(500)
      .optional(),
    after,
  }),
  programmeImported: z.object({
    event: Event.optional(),
    sessions: z.array(Session).max(5000),
    checkpoints: z.array(Checkpoint).max(5000),
    /** Made of names in another list: they give way to whatever anybody planned, before or after. */
    nameOnly: z.boolean().optional(),
    after,
  }),
  attendeeAdded: z.object({ attendee: Attendee }),
  attendeeChanged: z.object({ changes: ChangedFields.partial(), after }),
  badgePrinted: z.object({ generation: z.int(), printer: z.string(), reason: reason.optional() }),
  badgeSpoiled: z.object({ generation: z.int(), reason }),
  codeReplaced: z.object({
    entryGeneration: z.int().optional(),
    badgeGeneration: z.int().optional(),
    reason,
  }),
  noteAdded: z.object({
    text: z.string().max(2000),
    helpdesk: z.boolean(),
    about: FactId.nullable(),
  }),
  /** What came of a case that a note had handed to the helpdesk; `fact` is the note. */
  caseClosed: z.object({ fact: FactId, reason }),
  /** A supervisor has seen that two stations admitted a person; `fact` is the later of the two passes. */
  doubleSeen: z.object({ fact: FactId }),
  /** Whether two records are one person: `kept` is the one that counts from now on, null says they are two people. */
  samePersonDecided: z.object({
    people: z.tuple([AttendeeId, AttendeeId]),
    kept: AttendeeId.nullable(),
    after,
  }),
  profileViewed: z.object({}),
  /**
   * Written by the token store, so that all stations know the new one's name and key. A hub writes it as itself: with that
   * it vouches for the station at its upstream store.
   */
  stationEnrolled: z.object({
    station: StationId,
    name: z.string().max(100),
    key: CodeKey,
    incarnation: z.int().min(1).optional(),
    isHub: z.boolean().optional(),
  }),
  stationRevoked: z.object({ station: StationId, key: CodeKey }),
  /** Written by the token store: one station delivered the facts of another. */
  journalTakenOver: z.object({ station: StationId, by: StationId }),
} as const;

export type FactKind = keyof typeof factBodies;
/** Kinds that write what a later fact may write again; among these the last writer wins. */
export const factKindsThatWrite: ReadonlySet<string> = new Set<FactKind>([
  'attendeesImported',
  'programmeImported',
  'attendeeChanged',
]);
export type FactBody<Kind extends FactKind> = z.infer<(typeof factBodies)[Kind]>;

/**
 * One line of a journal as it travels. Identity is (station, incarnation, seq); `at` is the station's wall clock in ms,
 * `offset` what to add to it for the store's time. A kind this version does not know is kept and passed on.
 */
export const Fact = z.object({
  id: FactId,
  station: StationId,
  incarnation: z.int().min(1),
  seq: z.int().min(1),
  kind: z
    .string()
    .max(64)
    .regex(/^[^\0]*$/),
  at: z.int(),
  offset: z.int(),
  operator: z.string().max(64),
  attendee: AttendeeId.nullable(),
  checkpoint: CheckpointId.nullable(),
  body: z.record(z.string(), z.unknown()),
  /** SHA-256 (hex) of the line before, and of this line: see station/journal/hashFact.ts. */
  previousHash: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Fact = z.infer<typeof Fact>;
