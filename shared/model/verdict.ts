import { z } from 'zod';
import { AttendeeId, CheckpointId, FactId } from './ids.ts';

export const verdictCodes = [
  'private_link',
  'foreign_code',
  'unreadable',
  'rehearsal_code',
  'live_code_in_rehearsal',
  'other_event',
  'forged',
  'unknown_key',
  'not_listed',
  'unknown_code',
  'superseded',
  'revoked',
  'suspended',
  'not_yet_valid',
  'expired',
  'canceled',
  'not_confirmed',
  'helpdesk',
  'wrong_medium',
  'closed',
  'not_registered',
  'wrong_session',
  'enter_first',
  'full',
  'already_in_just_now',
  'already_in',
  'not_in',
  'needs_answer',
  'admitted',
  'readmitted',
  'departed',
  'cannot_record',
] as const;
export const VerdictCode = z.enum(verdictCodes);
export type VerdictCode = z.infer<typeof VerdictCode>;

/** How the person came to the station: by which code, or picked by search. */
export const Medium = z.enum(['entry', 'badge', 'imported', 'search', 'none']);
export type Medium = z.infer<typeof Medium>;

/** What a door or desk may show of a person beside a verdict. */
export const AttendeeCard = z.object({
  id: AttendeeId,
  name: z.string(),
  company: z.string(),
  category: z.string(),
  badgeGeneration: z.int(),
});
export type AttendeeCard = z.infer<typeof AttendeeCard>;

/** Facts the sentence of a verdict needs; times are ms since 1970. Only what applies is there. */
export const VerdictDetails = z.object({
  /** When and where the earlier pass, the newer badge or the earlier check-out was. */
  earlierAt: z.int().optional(),
  earlierStation: z.string().optional(),
  /** Where the person should go instead. */
  sessionTitle: z.string().optional(),
  room: z.string().optional(),
  startsAt: z.int().optional(),
  /** When the code or the checkpoint begins or stopped to count. */
  from: z.int().optional(),
  until: z.int().optional(),
  seats: z.int().optional(),
  link: z.enum(['app', 'registration', 'access-as', 'availability', 'sponsor']).optional(),
});
export type VerdictDetails = z.infer<typeof VerdictDetails>;

/** What the station answers to a scan. `factId` names the journal line, null only for cannot_record. */
export const Verdict = z.object({
  code: VerdictCode,
  factId: FactId.nullable(),
  at: z.int(),
  checkpoint: CheckpointId,
  medium: Medium,
  attendee: AttendeeCard.nullable(),
  details: VerdictDetails,
  /** An imported code can be guessed and copied; a person found by search showed no code at all. */
  lowerAssurance: z.boolean(),
  listAgeSeconds: z.int().nullable(),
  oldList: z.boolean(),
  override: z.boolean(),
  /** Set where the checkpoint's policy started a badge for this scan. */
  badgeJob: z.string().nullable(),
});
export type Verdict = z.infer<typeof Verdict>;
