import { z } from 'zod';

/** What changed; the screen asks again. Events carry ids and numbers, never names. */
export const StationEvent = z.discriminatedUnion('name', [
  z.object({ name: z.literal('journal.changed') }),
  z.object({ name: z.literal('list.changed') }),
  z.object({ name: z.literal('sync.changed') }),
  z.object({ name: z.literal('settings.changed') }),
  z.object({ name: z.literal('jobs.changed') }),
  z.object({ name: z.literal('hub.changed') }),
  z.object({
    name: z.literal('imports.progress'),
    importId: z.string(),
    phase: z.enum(['reading', 'saving']),
    done: z.int(),
    total: z.int(),
  }),
]);
export type StationEvent = z.infer<typeof StationEvent>;
