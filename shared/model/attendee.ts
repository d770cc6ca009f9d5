import { z } from 'zod';
import { AttendeeId, SessionId } from './ids.ts';
import { mostSessions } from './mostSessions.ts';

export const AttendeeStatus = z.enum(['confirmed', 'pending', 'unpaid', 'canceled']);
export type AttendeeStatus = z.infer<typeof AttendeeStatus>;

const line = z.string().max(5000);
/** A code of language.ts; another one, which a later version may know, counts as unknown. */
const languageCode = z.string().max(35);

/** What a list, a walk-in or an edit says of a person. Empty text means unknown. */
export const AttendeeFields = z.object({
  firstName: line,
  lastName: line,
  badgeName: line,
  company: line,
  email: line,
  phone: line,
  orderNumber: line,
  category: line,
  /** What mails to this person are written in, as in `de`. */
  language: languageCode,
  status: AttendeeStatus,
  /** For staff: a person with a note is sent to the helpdesk. */
  note: line,
  sessions: z.array(SessionId).max(mostSessions),
});
export type AttendeeFields = z.infer<typeof AttendeeFields>;

const importedCode = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();

/** Whether the organiser holds a person's codes back: no station admits somebody who is suspended or revoked. */
export const Hold = z.enum(['none', 'suspended', 'revoked']);
export type Hold = z.infer<typeof Hold>;

/** What staff may write anew of a person. */
export const ChangedFields = AttendeeFields.extend({ hold: Hold });
export type ChangedFields = z.infer<typeof ChangedFields>;

/** What may be written anew of a person who is known, each field by itself. */
export const WrittenFields = ChangedFields.extend({ importedCode });
export type WrittenFields = z.infer<typeof WrittenFields>;

/** What is left out of a stored or sent attendee is empty: most fields of most people are. */
const withDefaults = {
  ...AttendeeFields.shape,
  firstName: line.default(''),
  lastName: line.default(''),
  badgeName: line.default(''),
  company: line.default(''),
  email: line.default(''),
  phone: line.default(''),
  orderNumber: line.default(''),
  category: line.default(''),
  language: languageCode.default(''),
  note: line.default(''),
  sessions: AttendeeFields.shape.sessions.default([]),
} as const;

/**
 * An attendee as lists and snapshots carry it. `subject` is the random 8 bytes (hex) on the codes; `rowKey` recognises
 * the person when a list is imported again; generations start at 1 with the first code, 0 means none was made.
 */
export const Attendee = z.object({
  ...withDefaults,
  id: AttendeeId,
  subject: z.string().regex(/^[0-9a-f]{16}$/),
  rowKey: line.default(''),
  source: z.enum(['list', 'walk_in']),
  entryGeneration: z.int().min(0).max(255).default(0),
  badgeGeneration: z.int().min(0).max(255).default(0),
  hold: Hold.default('none'),
  /** HMAC-SHA-256 (hex) of another system's code, with the event's key; null without one. */
  importedCode: importedCode.default(null),
});
export type Attendee = z.infer<typeof Attendee>;

/** "First last", or whichever of the two there is; the badge name where staff set one. */
export const displayName = (person: {
  readonly firstName: string;
  readonly lastName: string;
  readonly badgeName: string;
}): string => person.badgeName || `${person.firstName} ${person.lastName}`.trim();
