import { z } from 'zod';
import { EventId } from './ids.ts';

/** Policy of a whole event; stations get it at enrolment and from the snapshot. */
export const EventPolicy = z.object({
  /** What a genuine code of somebody who is not on the list gets. */
  unlistedCodes: z.enum(['refuse', 'admit']),
  /** A list older than this is shown as "old list" beside each verdict. */
  oldListAfterMinutes: z.int().min(1),
  /** Scans of the same person within this time at one station are the same scan. */
  justNowSeconds: z.int().min(0),
});
export type EventPolicy = z.infer<typeof EventPolicy>;

export const defaultEventPolicy: EventPolicy = {
  unlistedCodes: 'refuse',
  oldListAfterMinutes: 240,
  justNowSeconds: 10,
};

/** `number` is the 32 bits on every code of the event; times are ms since 1970. */
export const Event = z.object({
  id: EventId,
  number: z.int().min(0).max(0xffffffff),
  name: z.string().min(1).max(200),
  timeZone: z.string().min(1).max(64),
  startsAt: z.int(),
  endsAt: z.int(),
  rehearsal: z.boolean(),
  demo: z.boolean(),
  policy: EventPolicy,
});
export type Event = z.infer<typeof Event>;
