import { z } from 'zod';
import { AttendeeId, CheckpointId, FactId } from '../model/ids.ts';
import { Verdict } from '../model/verdict.ts';
import { call } from './call.ts';

/** Where a checkpoint is left out it is the station's own. */
const checkpoint = CheckpointId.optional();
const direction = z.enum(['in', 'out']).default('in');

/** One row of "last ten". `name` is null where no person belongs to it. */
export const RecentScan = z.object({
  factId: FactId,
  at: z.int(),
  code: Verdict.shape.code,
  name: z.string().nullable(),
  company: z.string(),
  attendeeId: AttendeeId.nullable(),
  undone: z.boolean(),
  stationName: z.string(),
});
export type RecentScan = z.infer<typeof RecentScan>;

export const scanCalls = {
  'scans.submit': call({
    about: 'Decides and records what was read from a code',
    input: z.object({ text: z.string().max(8000), checkpoint, direction }),
    output: Verdict,
    errors: ['no_event', 'revoked', 'unknown_checkpoint'],
  }),
  'scans.admit': call({
    about: 'Decides and records a person picked by search; `again` lets somebody re-enter',
    input: z.object({
      attendeeId: AttendeeId,
      checkpoint,
      direction,
      again: z.boolean().default(false),
    }),
    output: Verdict,
    errors: ['no_event', 'revoked', 'unknown_checkpoint', 'unknown_attendee'],
  }),
  'scans.undo': call({
    about: 'Takes a recorded pass back, with a reason',
    input: z.object({ factId: FactId, reason: z.string().trim().min(1).max(500) }),
    output: z.object({ factId: FactId, attendeeId: AttendeeId.nullable() }),
    errors: ['unknown_fact', 'already_undone', 'cannot_record'],
  }),
  'scans.recent': call({
    about: 'The latest scans of this station, newest first',
    input: z.object({ limit: z.int().min(1).max(200).default(10) }),
    output: z.array(RecentScan),
    errors: [],
  }),
  'helpdesk.send': call({
    about: 'Hands a case to the helpdesk',
    input: z.object({
      factId: FactId.nullable(),
      attendeeId: AttendeeId.nullable(),
      text: z.string().trim().max(2000).default(''),
    }),
    output: z.object({ factId: FactId }),
    errors: ['no_event', 'cannot_record'],
  }),
  'helpdesk.cases': call({
    about: 'The cases that were handed to the helpdesk, newest first',
    input: z.object({ limit: z.int().min(1).max(200).default(50) }),
    output: z.array(
      z.object({
        factId: FactId,
        at: z.int(),
        attendeeId: AttendeeId.nullable(),
        name: z.string().nullable(),
        company: z.string(),
        text: z.string(),
        code: Verdict.shape.code.nullable(),
      }),
    ),
    errors: [],
  }),
} as const;
