import { z } from 'zod';
import { AttendeeStatus } from '#shared/model/attendee.ts';
import { leftOutReasons } from '../mail/selectRecipients.ts';

const Some = [
  z.object({ ids: z.array(z.string().max(100)).min(1).max(10_000) }),
  z.object({ category: z.string().max(200) }),
  z.object({ status: AttendeeStatus }),
  z.literal('everybody'),
] as const;

/** Who gets a mail, as programs say it. */
export const ToPeople = z.union(Some);
export const ToRecipients = z.union([...Some, z.literal('sponsors')]);

export const LeftOut = z.object({ subject: z.string(), why: z.enum(leftOutReasons) });
