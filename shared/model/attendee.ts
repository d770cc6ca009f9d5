import { z } from 'zod';
import { AttendeeId, SessionId } from './ids.ts';

export const AttendeeStatus = z.enum(['confirmed', 'pending', 'unpaid', 'canceled']);
export type AttendeeStatus = z.infer<typeof AttendeeStatus>;

const line = z.string().max(5000);

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
  status: AttendeeStatus,
  /** For staff: a person with a note is sent to the helpdesk. */
  note: line,
  sessions: z.array(SessionId).max(500),
});
export type AttendeeFields = z.infer<typeof AttendeeFields>;

/**
 * An attendee as lists and snapshots carry it. `subject` is the random 8 bytes (hex) on the codes; `rowKey` recognises
 * the person when a list is imported again; generations start at 1 with the first code, 0 means none was made.
 */
export const Attendee = AttendeeFields.extend({
  id: AttendeeId,
  subject: z.string().regex(/^[0-9a-f]{16}$/),
  rowKey: line,
  source: z.enum(['list', 'walk_in']),
  entryGeneration: z.int().min(0).max(255),
  badgeGeneration: z.int().min(0).max(255),
  hold: z.enum(['none', 'suspended', 'revoked']),
  /** HMAC-SHA-256 (hex) of another system's code, with the event's key; null without one. */
  importedCode: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type Attendee = z.infer<typeof Attendee>;

/** "First last", or whichever of the two there is; the badge name where staff set one. */
export const displayName = (person: {
  readonly firstName: string;
  readonly lastName: string;
  readonly badgeName: string;
}): string => person.badgeName || `${person.firstName} ${person.lastName}`.trim();
