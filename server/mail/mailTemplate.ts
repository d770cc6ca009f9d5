import { z } from 'zod';

/** A mail to be merged: `{{tag}}` stands for what the recipient has. The plain text is for those who read no HTML. */
export const MailTemplate = z.object({
  name: z.string().trim().min(1).max(100),
  subject: z.string().max(500),
  text: z.string().max(1_000_000),
  html: z.string().max(5_000_000),
});
export type MailTemplate = z.infer<typeof MailTemplate>;

/** Tags that stand for what is a person's own; a mail goes to that person alone. */
export const personalTags = [
  '_webapp_link',
  '_registration_link',
  '_user_qr',
  '_availability_link',
  '_sponsor_link',
] as const;

export const fieldTags = [
  'first_name',
  'last_name',
  'company',
  'event_name',
  'generic_link',
] as const;

export type FieldTag = (typeof fieldTags)[number];
export type MergeTag = (typeof personalTags)[number] | FieldTag;

export const isMergeTag = (name: string): name is MergeTag =>
  [...personalTags, ...fieldTags].some((tag) => tag === name);
