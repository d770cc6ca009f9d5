import type { MailedLinkKind } from './mailJob.ts';

/**
 * What goes out: a published template (the newest unless said), or a link of one kind or the entry code in the store's own
 * words.
 */
export type MailContent =
  | { readonly template: string; readonly version?: number }
  | { readonly link: MailedLinkKind }
  | { readonly code: 'entry' };
