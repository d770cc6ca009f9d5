import { z } from 'zod';

export const linkKinds = ['app', 'registration', 'access-as', 'availability', 'sponsor'] as const;
export const LinkKind = z.enum(linkKinds);
export type LinkKind = z.infer<typeof LinkKind>;

export const LinkState = z.enum(['active', 'suspended', 'revoked', 'superseded']);
export type LinkState = z.infer<typeof LinkState>;

/**
 * A personal link as the store knows it. Its secret is not here and nowhere else: `handle` (UUIDv7) is what staff, logs and
 * the audit call it. `subject` is an attendee, or the sponsor for kind `sponsor`; `scope` the campaign of an availability
 * link, else empty; times are ms since 1970.
 */
export const Link = z.object({
  handle: z.string(),
  kind: LinkKind,
  subject: z.string(),
  scope: z.string(),
  generation: z.int().min(1),
  state: LinkState,
  notBefore: z.int(),
  expiresAt: z.int(),
  uses: z.int().min(0),
  /** null: as often as its owner likes. */
  maxUses: z.int().min(1).nullable(),
  /** The staff member whose session alone may use it; access-as only. */
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
  `${prefixes[kind]}•••• ${handle.slice(-6)}`;

const prefixes: Readonly<Record<LinkKind, string>> = {
  app: 'la1_',
  registration: 'lr1_',
  'access-as': 'lx1_',
  availability: 'lv1_',
  sponsor: 'ls1_',
};
