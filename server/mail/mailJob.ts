import { z } from 'zod';
import { Language } from '#shared/model/language.ts';

/** Links that go out by mail. Access as somebody is for staff at the console, and no mail ever has one. */
export const mailedLinkKinds = ['app', 'registration', 'availability', 'sponsor'] as const;
export const MailedLinkKind = z.enum(mailedLinkKinds);
export type MailedLinkKind = z.infer<typeof MailedLinkKind>;

/**
 * What a mail of the queue is to say. It names what is wanted; addresses, links and codes are fetched when it is made, and are
 * never part of it. `scope` is the campaign of an availability link, else empty. Without a `language` it is the recipient's own.
 */
export const MailJob = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('template'),
    template: z.string(),
    version: z.int().min(1),
    scope: z.string(),
    language: Language.optional(),
  }),
  z.object({
    kind: z.literal('resend_link'),
    link: MailedLinkKind,
    scope: z.string(),
    /** ms since 1970, where the link before had a shorter life than its kind. */
    expiresAt: z.int().optional(),
    language: Language.optional(),
  }),
  z.object({ kind: z.literal('resend_code'), language: Language.optional() }),
  z.object({ kind: z.literal('device_code'), challenge: z.string(), language: Language }),
]);
export type MailJob = z.infer<typeof MailJob>;

export const MailState = z.enum(['waiting', 'sending', 'sent', 'bounced', 'failed', 'dropped']);
export type MailState = z.infer<typeof MailState>;
