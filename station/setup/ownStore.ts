import type { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import type { Result } from '#shared/model/result.ts';
import type { Role } from '#shared/model/role.ts';
import type { EnrolError } from '../sync/enrol.ts';
import type { HubControl } from './hubControl.ts';
import type { AttendeeDraft } from '#lists/attendeeDraft.ts';

/** An event to be made; times are ms since 1970, `timeZone` an IANA name. */
export interface NewEvent {
  readonly name: string;
  readonly timeZone: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly demo: boolean;
}

/** The token store inside this laptop, as far as a station may use it. The app brings it: a station imports no server. */
export interface OwnStore {
  /** Makes the event and serves it on loopback; gives a code with which this station enrols itself. */
  readonly createEvent: (
    event: NewEvent,
  ) => Promise<Result<{ readonly code: string }, 'event_exists'>>;
  readonly enrolmentCode: (options: {
    readonly role?: Role | undefined;
    readonly forHub?: boolean | undefined;
  }) => Promise<
    Result<
      { readonly code: string; readonly expiresAt: number },
      'no_store' | 'no_event' | 'is_hub'
    >
  >;
  /** Takes the event of another store, for which this is a hub from then on; gives a code as `createEvent` does. */
  readonly joinUpstream: (
    code: string,
    hubName: string,
  ) => Promise<Result<{ readonly code: string }, EnrolError | 'not_a_hub_code' | 'already_in_use'>>;
  readonly issueEntryCode: (attendeeId: string) => Promise<string | null>;
  /** Whether the store is there for this station. */
  readonly isServing: () => boolean;
  /** Serves it to others on the local network. */
  readonly hub: HubControl;
}

/** The demo event: the same people whenever it is made, its programme on the day it is opened. */
export interface DemoEvent {
  readonly event: NewEvent;
  readonly sessions: readonly Session[];
  readonly checkpoints: readonly Checkpoint[];
  readonly attendees: readonly AttendeeDraft[];
}
