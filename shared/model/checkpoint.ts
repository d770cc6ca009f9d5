import { z } from 'zod';
import { CheckpointId, SessionId } from './ids.ts';

/** A talk or workshop; times are ms since 1970, `seats` null means no limit. */
export const Session = z.object({
  id: SessionId,
  title: z.string().max(500),
  room: z.string().max(200),
  startsAt: z.int(),
  endsAt: z.int(),
  seats: z.int().min(0).nullable(),
  /** It does not take place. Stations of an older version go by its door, which is closed then. */
  canceled: z.literal(true).exactOptional(),
});
export type Session = z.infer<typeof Session>;

export const CheckpointPolicy = z.object({
  passes: z.enum(['once', 'once_a_day', 'many', 'in_and_out', 'count']),
  entitlement: z.enum(['everyone', 'registered', 'registered_or_seats']),
  /** Somebody who has not passed this checkpoint yet is sent there first. */
  enterFirst: CheckpointId.nullable(),
  media: z.object({ entry: z.boolean(), badge: z.boolean() }),
  opensAt: z.int().nullable(),
  closesAt: z.int().nullable(),
  autoPrint: z.enum(['never', 'first_entry', 'always']),
});
export type CheckpointPolicy = z.infer<typeof CheckpointPolicy>;

export const Checkpoint = z.object({
  id: CheckpointId,
  kind: z.enum(['entrance', 'session']),
  name: z.string().max(200),
  sessionId: SessionId.nullable(),
  policy: CheckpointPolicy,
});
export type Checkpoint = z.infer<typeof Checkpoint>;
