import { z } from 'zod';
import { Attendee, AttendeeStatus } from '../model/attendee.ts';
import { Checkpoint, CheckpointPolicy, Session } from '../model/checkpoint.ts';
import { AttendeeId, CheckpointId } from '../model/ids.ts';
import { call } from './call.ts';

/** A row of a search: enough to tell twins apart, the address masked (`a•••@example.org`). */
export const FoundAttendee = z.object({
  id: AttendeeId,
  name: z.string(),
  company: z.string(),
  category: z.string(),
  maskedEmail: z.string(),
  orderNumber: z.string(),
  status: AttendeeStatus,
  /** When the person first passed the entrance; null if not yet. */
  enteredAt: z.int().nullable(),
});
export type FoundAttendee = z.infer<typeof FoundAttendee>;

/** `attention`: not confirmed, a note for staff, or codes on hold; such a person is helped rather than scanned. */
export const SearchFilter = z.enum(['all', 'expected', 'entered', 'attention']);
export type SearchFilter = z.infer<typeof SearchFilter>;

const walkIn = {
  firstName: z.string().trim().max(200).default(''),
  lastName: z.string().trim().max(200).default(''),
  company: z.string().trim().max(200).default(''),
  email: z.string().trim().max(320).default(''),
};

/** A checkpoint with its session and its numbers; `seatsLeft` is null where there is no limit. */
export const CheckpointView = z.object({
  checkpoint: Checkpoint,
  session: Session.nullable(),
  inside: z.int(),
  passed: z.int(),
  expected: z.int(),
  seatsLeft: z.int().nullable(),
});
export type CheckpointView = z.infer<typeof CheckpointView>;

export const attendeeCalls = {
  'attendees.search': call({
    about: 'Finds people as you type: names, company, order number, start of the mail address',
    input: z.object({
      query: z.string().max(200),
      limit: z.int().min(1).max(50).default(8),
      only: SearchFilter.default('all'),
    }),
    output: z.object({ rows: z.array(FoundAttendee), more: z.boolean(), ready: z.boolean() }),
    errors: [],
  }),
  'attendees.profile': call({
    about: 'One person with all a desk may see; opening it is journaled',
    input: z.object({ attendeeId: AttendeeId }),
    output: Attendee.omit({ subject: true, importedCode: true, rowKey: true }).extend({
      sessionTitles: z.array(z.string()),
      enteredAt: z.int().nullable(),
      /** The name of the same person's record that counts, where this one was given up. */
      keptInstead: z.string().nullable(),
    }),
    errors: ['unknown_attendee', 'cannot_record'],
  }),
  'attendees.list': call({
    about: 'A page of the list for scripts, in the order of import; `after` is the last `next`',
    input: z.object({
      after: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(500),
    }),
    output: z.object({
      rows: z.array(
        Attendee.omit({ subject: true, importedCode: true, rowKey: true }).extend({
          enteredAt: z.int().nullable(),
        }),
      ),
      next: z.int().nullable(),
    }),
    errors: [],
  }),
  'attendees.add': call({
    about: 'Adds a walk-in; `despiteDuplicates` after the operator saw the possible same people',
    input: z.object({
      ...walkIn,
      category: z.string().trim().max(100).default(''),
      despiteDuplicates: z.boolean().default(false),
    }),
    output: z.object({ attendeeId: AttendeeId.nullable(), duplicates: z.array(FoundAttendee) }),
    errors: ['no_event', 'no_name', 'invalid_email', 'cannot_record'],
  }),
  'attendees.duplicates': call({
    about: 'People on the list who may be this walk-in',
    input: z.object(walkIn),
    output: z.array(FoundAttendee),
    errors: [],
  }),
  'attendees.change': call({
    about: 'Changes what is on the badge or in the record of a person',
    input: z.object({
      attendeeId: AttendeeId,
      changes: z.object({
        firstName: z.string().trim().max(200).optional(),
        lastName: z.string().trim().max(200).optional(),
        badgeName: z.string().trim().max(200).optional(),
        company: z.string().trim().max(200).optional(),
        category: z.string().trim().max(100).optional(),
        note: z.string().trim().max(2000).optional(),
        status: AttendeeStatus.optional(),
      }),
    }),
    output: z.object({ changed: z.array(z.string()) }),
    errors: ['unknown_attendee', 'cannot_record'],
  }),
  'checkpoints.list': call({
    about: 'Every checkpoint with its session and numbers',
    input: z.object({}),
    output: z.array(CheckpointView),
    errors: [],
  }),
  'checkpoints.read': call({
    about: 'One checkpoint with its numbers; the station’s own where none is named',
    input: z.object({ checkpoint: CheckpointId.optional() }),
    output: CheckpointView,
    errors: ['no_event', 'unknown_checkpoint'],
  }),
  'checkpoints.change': call({
    about: 'Changes the rules of a checkpoint at all stations of the event',
    input: z.object({ checkpoint: CheckpointId, policy: CheckpointPolicy.partial() }),
    output: Checkpoint,
    errors: ['no_event', 'unknown_checkpoint', 'cannot_record'],
  }),
  'categories.list': call({
    about: 'The categories in use, most frequent first',
    input: z.object({}),
    output: z.array(z.string()),
    errors: [],
  }),
} as const;
