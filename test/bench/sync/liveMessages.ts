import { z } from 'zod';

/** What the bench tells a process of several stations. */
export const Order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('admit'), station: z.int(), attendeeId: z.string() }),
  z.object({ do: z.literal('report') }),
]);
export type Order = z.infer<typeof Order>;

/** Ms from the time in each fact of another station, which its commit follows, to this station's projection of it. */
export const Report = z.object({ delays: z.array(z.number()) });
export type Report = z.infer<typeof Report>;
