import type { Attendee, AttendeeStatus } from '#shared/model/attendee.ts';
import type { Stamp } from '#shared/rules/stamp.ts';
import { storeStation } from '../log/storeStation.ts';

/**
 * Where somebody stands with their registration. `invited` may accept; `waiting` applied by the public form and is up to the
 * organiser, as `unpaid` is up to a payment; `declined` was their own doing and may be taken back, `ended` was the
 * organiser's and may not.
 */
export type Standing =
  'invited' | 'waiting' | 'unpaid' | 'accepted' | 'declined' | 'ended' | 'suspended' | 'revoked';

export interface KnownAnswer {
  readonly statusSeq: number | null;
  readonly statusBefore: AttendeeStatus | null;
  readonly hasApplied: boolean;
}

export const noAnswer: KnownAnswer = { statusSeq: null, statusBefore: null, hasApplied: false };

/** `statusStamp` is that of the newest write of the status, null where nothing was written since the list. */
export const standingOf = (
  { status, hold }: Pick<Attendee, 'status' | 'hold'>,
  answer: KnownAnswer,
  statusStamp: Stamp | null,
): Standing => {
  if (hold !== 'none') return hold;
  switch (status) {
    case 'confirmed':
      return 'accepted';
    case 'unpaid':
      return 'unpaid';
    case 'pending':
      return answer.hasApplied ? 'waiting' : 'invited';
    case 'canceled':
      return isOwnDoing(answer, statusStamp) ? 'declined' : 'ended';
  }
};

const isOwnDoing = ({ statusSeq }: KnownAnswer, stamp: Stamp | null): boolean =>
  stamp !== null && statusSeq !== null && stamp[1] === storeStation && stamp[3] === statusSeq;

/** What the status becomes when somebody accepts: never more than what the organiser had granted before. */
export const statusOnAccepting = ({ statusBefore, hasApplied }: KnownAnswer): AttendeeStatus => {
  if (statusBefore === 'unpaid' || (statusBefore === 'pending' && hasApplied)) return statusBefore;
  return 'confirmed';
};

export const mayAccept = (standing: Standing): boolean =>
  standing === 'invited' || standing === 'declined';

export const mayDecline = (standing: Standing): boolean =>
  standing === 'invited' ||
  standing === 'waiting' ||
  standing === 'unpaid' ||
  standing === 'accepted';

/** Whether sessions and details are theirs to change. */
export const takesPart = (standing: Standing): boolean => mayDecline(standing);
