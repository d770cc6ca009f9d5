import type { Actor } from '../audit/appendAudit.ts';
import type { Link } from './link.ts';

/** Whom a link speaks for, as the audit names them. */
export const ownerOf = ({ kind, subject }: Pick<Link, 'kind' | 'subject'>): Actor =>
  `${kind === 'sponsor' ? 'sponsor' : 'attendee'}:${subject}`;
