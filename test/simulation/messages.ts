import { z } from 'zod';

/** What the command asks of a worker process. */
export const Order = z.object({ do: z.enum(['run', 'trace', 'shrink']), seed: z.int() });
export type Order = z.infer<typeof Order>;

/** `trace` is empty for a run that nobody looks at. */
export const Report = z.object({
  seed: z.int(),
  violations: z.array(z.object({ invariant: z.string(), what: z.string() })),
  counts: z.record(z.string(), z.int()),
  steps: z.int(),
  trace: z.array(z.string()),
});
export type Report = z.infer<typeof Report>;
