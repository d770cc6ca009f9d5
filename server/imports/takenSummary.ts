import { z } from 'zod';
import { rowReasons } from '#lists/rowProblem.ts';

/** TakenFile of takeFile.ts without its examples: what programs get, and what is remembered of a list that was taken in. */
export const TakenSummary = z.object({
  kind: z.enum(['attendees', 'sessions', 'registrations']),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Rows that did not go in. */
  leftOut: z.int(),
  changedFields: z.record(z.string(), z.int()),
  newSessions: z.array(z.string()).readonly(),
  /** The first thousand; `problemCount` counts them all. */
  problems: z
    .array(
      z.object({
        line: z.int(),
        reason: z.enum(rowReasons),
        column: z.string().exactOptional(),
        kept: z.boolean(),
      }),
    )
    .readonly(),
  problemCount: z.int(),
});
