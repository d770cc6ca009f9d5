import { z } from 'zod';
import { privateLinkKinds } from '#shared/codes/findPrivateLink.ts';
import { linkPrefix } from '#shared/codes/personalLink.ts';

export const LinkState = z.enum(['active', 'suspended', 'revoked', 'superseded']);
export type LinkState = z.infer<typeof LinkState>;

/**
 * A personal link as the store knows it. Its secret is not here and nowhere else: `handle` (UUIDv7) is what staff, logs and
 * the audit call it. `subject` is an attendee, or the sponsor for kind `sponsor`; `scope` the campaign of an availability
 * link, else empty; times are ms since 1970.
 */
export const Link = z.object({
  handle: z.string(),
  kind: z.enum(privateLinkKinds),
  subject: z.string(),
  scope: z.string(),
  generation: z.int().min(1),
  state: LinkState,
  notBefore: z.int(),
  expiresAt: z.int(),
  uses: z.int().min(0),
  /** null: as often as its owner likes. */
  maxUses: z.int().min(1).nullable(),
  /** The id of the staff session that alone may use it; access-as only. */
  boundTo: z.string().nullable(),
  issuedBy: z.string(),
  issuedAt: z.int(),
  reason: z.string(),
  /** The link that this one replaced. */
  supersedes: z.string().nullable(),
});
export type Link = z.infer<typeof Link>;

/** How staff see a link: its kind and the end of its handle, never a character of its secret. */
export const maskedLink = ({ kind, handle }: Pick<Link, 'kind' | 'handle'>): string =>
  `${linkPrefix(kind)}•••• ${handle.slice(-6)}`;
