import { z } from 'zod';
import { AttendeeId, CheckpointId, FactId } from '../model/ids.ts';
import { FoundAttendee } from './attendeeCalls.ts';
import { call } from './call.ts';

const page = {
  limit: z.int().min(1).max(200).default(50),
  /** How many of the newest to leave out. */
  skip: z.int().min(0).default(0),
};

const pass = z.object({ factId: FactId, at: z.int(), stationName: z.string() });

/** Two stations apart from each other both let somebody in; both passes stand. `name` is null for an unlisted code. */
export const DoubleView = z.object({
  attendeeId: AttendeeId,
  name: z.string().nullable(),
  company: z.string(),
  checkpoint: CheckpointId,
  checkpointName: z.string(),
  earlier: pass,
  later: pass,
  isSeen: z.boolean(),
});
export type DoubleView = z.infer<typeof DoubleView>;

/** Two records that may be one person, and what they have in common. */
export const SamePeopleView = z.object({
  one: FoundAttendee,
  other: FoundAttendee,
  because: z.array(z.enum(['email', 'name'])),
});
export type SamePeopleView = z.infer<typeof SamePeopleView>;

export const supervisorCalls = {
  'supervisor.open': call({
    about:
      'How many things wait for a supervisor: doubles, and people who may be on the list twice',
    input: z.object({}),
    output: z.object({ doubles: z.int(), samePeople: z.int() }),
    errors: [],
  }),
  'supervisor.doubles': call({
    about: 'People whom two stations admitted apart from each other, newest first',
    input: z.object({ ...page, seen: z.boolean().default(false) }),
    output: z.object({ rows: z.array(DoubleView), total: z.int() }),
    errors: [],
  }),
  'supervisor.seeDouble': call({
    about: 'Says for all stations that a double was looked at; `factId` is its later pass',
    input: z.object({ factId: FactId }),
    output: z.object({}),
    errors: ['unknown_double', 'cannot_record'],
  }),
  'supervisor.samePeople': call({
    about: 'Walk-ins who may be somebody else on the list, newest first',
    input: z.object(page),
    output: z.object({ rows: z.array(SamePeopleView), total: z.int() }),
    errors: [],
  }),
  'supervisor.decideSamePerson': call({
    about:
      'Two records are one person (`kept` is the one that counts; codes of the other go to the helpdesk) or two (null)',
    input: z
      .object({ one: AttendeeId, other: AttendeeId, kept: AttendeeId.nullable() })
      .refine(({ one, other, kept }) => one !== other && [one, other, null].includes(kept)),
    output: z.object({}),
    errors: ['unknown_attendee', 'cannot_record'],
  }),
} as const;
