import type { MailedLinkKind } from '../mailJob.ts';

/** A mail of the store's own: its subject, and its paragraphs with merge tags in them. */
export interface SystemMail {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** The mails that the store writes itself, in one language. */
export interface SystemTexts {
  readonly direction: 'ltr' | 'rtl';
  readonly deviceCode: SystemMail;
  readonly code: SystemMail;
  readonly links: Readonly<Record<MailedLinkKind, SystemMail>>;
}
