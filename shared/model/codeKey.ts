import { z } from 'zod';

/** A public key that may sign codes: `keyId` is the 3 characters on the wire, `publicKeyX` the `x` of RFC 8037. */
export const CodeKey = z.object({
  keyId: z.string().regex(/^[A-Z2-7]{3}$/),
  publicKeyX: z.string().min(43).max(43),
  media: z.array(z.enum(['entry', 'badge'])),
  rehearsal: z.boolean(),
  /** 'store' or the id of the station. */
  owner: z.string().max(64),
  /** When the station that holds it was revoked, the store's time in ms: what it signed is marked. */
  revokedAt: z.int().optional(),
});
export type CodeKey = z.infer<typeof CodeKey>;
