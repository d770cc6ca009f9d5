import { z } from 'zod';

/** What the test asks of a station's process. */
export const Instruction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('admit'), attendeeId: z.string(), again: z.boolean() }),
  z.object({ do: z.literal('sync') }),
  z.object({ do: z.literal('close') }),
]);
export type Instruction = z.infer<typeof Instruction>;

/** What such a process tells. */
export const Told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('joined') }),
  z.object({ kind: z.literal('verdict'), code: z.string(), factId: z.string().nullable() }),
  z.object({ kind: z.literal('refused'), code: z.string() }),
  z.object({
    kind: z.literal('sync'),
    state: z.string(),
    waiting: z.int(),
    position: z.int(),
  }),
]);
export type Told = z.infer<typeof Told>;
