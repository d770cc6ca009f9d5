import type { AttendeeStatus } from '../model/attendee.ts';
import type { Checkpoint, Session } from '../model/checkpoint.ts';
import type { Event } from '../model/event.ts';
import type { VerdictDetails } from '../model/verdict.ts';
import type { Presence } from './presence.ts';

/** What was read, after parsing, signature check and look-up; never the text itself. */
export type Reading =
  | { readonly kind: 'private_link'; readonly link: NonNullable<VerdictDetails['link']> }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'foreign' }
  /** Looks like another system's code, and this event has imported codes. */
  | { readonly kind: 'unknown_import' }
  | { readonly kind: 'imported' }
  | { readonly kind: 'picked' }
  | {
      readonly kind: 'code';
      readonly medium: 'entry' | 'badge';
      readonly rehearsal: boolean;
      readonly event: number;
      readonly signature: 'valid' | 'forged' | 'unknown_key';
      readonly generation: number;
      readonly notBeforeMinutes: number;
      readonly expiresMinutes: number;
    };

export interface KnownPerson {
  readonly id: string;
  readonly status: AttendeeStatus;
  readonly hold: 'none' | 'suspended' | 'revoked';
  readonly attention: boolean;
  readonly sessions: readonly Session[];
  readonly entryGeneration: number;
  readonly badgeGeneration: number;
  /** When and at which station the newest badge was made. */
  readonly badgeMade: { readonly at: number; readonly stationName: string } | null;
}

/** All that a verdict depends on. Times are ms since 1970; `now` is corrected to the store's time. */
export interface Knowledge {
  readonly now: number;
  readonly station: string;
  readonly event: Event;
  readonly checkpoint: Checkpoint;
  readonly session: Session | null;
  readonly reading: Reading;
  readonly direction: 'in' | 'out';
  /** The operator chose re-entry. */
  readonly again: boolean;
  readonly person: KnownPerson | null;
  readonly here: Presence;
  /** The person's presence at the checkpoint that this one requires first; null where none is required. */
  readonly required: Presence | null;
  /** People inside this checkpoint now. */
  readonly inside: number;
  readonly stationNames: ReadonlyMap<string, string>;
}
