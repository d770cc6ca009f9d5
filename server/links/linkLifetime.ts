import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import type { Event } from '#shared/model/event.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** What a link of a kind lives by when nobody says otherwise; times are ms since 1970. */
export interface Lifetime {
  readonly expiresAt: number;
  /** It may be shortened at will, and not be lengthened beyond this. */
  readonly latest: number;
  readonly maxUses: number | null;
}

/**
 * The lifetimes of codes.md. A registration link ends with a deadline of the event's own, which the caller knows; without one
 * when the event begins. Availability and sponsor links show what was said until the event ends: what may be changed ends with
 * the campaign or the edit deadline, which the pages ask for at each request (docs/decisions/0064).
 */
export const linkLifetime = (kind: PrivateLinkKind, event: Event, now: number): Lifetime => {
  switch (kind) {
    case 'app':
      return { expiresAt: event.endsAt + 3 * day, latest: event.endsAt + 30 * day, maxUses: null };
    case 'registration':
      return { expiresAt: event.startsAt, latest: event.endsAt, maxUses: null };
    case 'availability':
    case 'sponsor':
      return { expiresAt: event.endsAt, latest: event.endsAt, maxUses: null };
    case 'access-as':
      return { expiresAt: now + 10 * minute, latest: now + 10 * minute, maxUses: 1 };
  }
};
