import { z } from 'zod';

/** What the browser shell's WebSocket carries; Electron's IPC carries the same request and reply without ids. */
export const WireRequest = z.object({
  id: z.int().min(0),
  name: z.string().max(64),
  input: z.unknown(),
});
export type WireRequest = z.infer<typeof WireRequest>;

export type WireMessage =
  | { readonly type: 'reply'; readonly id: number; readonly result: unknown }
  | { readonly type: 'event'; readonly event: unknown };
