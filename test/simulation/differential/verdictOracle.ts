import type { Attendee } from '#shared/model/attendee.ts';
import type { Checkpoint, Session } from '#shared/model/checkpoint.ts';

/** A scan as the oracle sees it: what was shown, by whom, where and when. */
export interface OracleScan {
  readonly shown:
    'entry' | 'old entry' | 'forged' | 'foreign' | 'link' | 'damaged' | 'ticket' | 'name';
  /** Null where what was shown belongs to nobody. */
  readonly person: Attendee | null;
  readonly checkpoint: Checkpoint;
  readonly direction: 'in' | 'out';
  readonly at: number;
}

export interface OracleEvent {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly sessions: readonly Session[];
  /** Hours to add to UTC for the event's own day. */
  readonly utcOffsetHours: number;
}

interface Pass {
  readonly isIn: boolean;
  readonly at: number;
}

/** check-in.md once more, from its text and with none of the code under test: one desk, no seats held, no undo. */
export const createVerdictOracle = (event: OracleEvent) => {
  const passes = new Map<string, Pass[]>();
  const at = (checkpoint: string, person: string): Pass[] => {
    const key = `${checkpoint} ${person}`;
    const known = passes.get(key) ?? [];
    passes.set(key, known);
    return known;
  };
  const isInside = (list: readonly Pass[]): boolean => list.at(-1)?.isIn === true;
  const hasEntered = (list: readonly Pass[]): boolean => list.some((pass) => pass.isIn);
  const countInside = (checkpoint: string): number =>
    [...passes].filter(([key, list]) => key.startsWith(`${checkpoint} `) && isInside(list)).length;
  const day = (time: number): number => Math.floor((time / 3_600_000 + event.utcOffsetHours) / 24);

  const objection = (scan: OracleScan, person: Attendee): string | null => {
    const { shown, checkpoint, at: now } = scan;
    if (shown === 'old entry') return 'superseded';
    if (person.hold !== 'none') return person.hold;
    if (shown === 'entry' && now >= event.endsAt) return 'expired';
    if (person.status === 'canceled') return 'canceled';
    if (person.status !== 'confirmed') return 'not_confirmed';
    if (person.note !== '') return 'helpdesk';
    return entitlementObjection(scan, person) ?? seatObjection(checkpoint, person);
  };

  const entitlementObjection = (scan: OracleScan, person: Attendee): string | null => {
    const { checkpoint, at: now } = scan;
    const here = event.sessions.find(({ id }) => id === checkpoint.sessionId);
    const { entitlement, enterFirst } = checkpoint.policy;
    if (here !== undefined && entitlement !== 'everyone' && !person.sessions.includes(here.id)) {
      const own = event.sessions.filter(({ id }) => person.sessions.includes(id));
      const isSameTime = (other: Session): boolean =>
        other.startsAt < here.endsAt && here.startsAt < other.endsAt;
      const isSoon = (other: Session): boolean =>
        other.endsAt > now && other.startsAt <= now + 90 * 60_000;
      if (own.some(isSameTime) || own.some(isSoon)) return 'wrong_session';
      if (entitlement === 'registered') return 'not_registered';
      const seats = here.seats ?? Infinity;
      if (countInside(checkpoint.id) >= seats && !isInside(at(checkpoint.id, person.id)))
        return 'full';
    }
    const isEntranceMissing = enterFirst !== null && !hasEntered(at(enterFirst, person.id));
    return isEntranceMissing ? 'enter_first' : null;
  };

  const seatObjection = (checkpoint: Checkpoint, person: Attendee): string | null => {
    const seats = event.sessions.find(({ id }) => id === checkpoint.sessionId)?.seats ?? Infinity;
    const isIn = isInside(at(checkpoint.id, person.id));
    return !isIn && countInside(checkpoint.id) >= seats ? 'full' : null;
  };

  const entry = ({ checkpoint, at: now }: OracleScan, before: readonly Pass[]): string => {
    const last = before.at(-1);
    if (last === undefined || !hasEntered(before)) return 'admitted';
    if (!last.isIn) return 'readmitted';
    if (now - last.at < 10_000) return 'already_in_just_now';
    if (checkpoint.policy.passes === 'many') return 'readmitted';
    if (checkpoint.policy.passes === 'count') return 'admitted';
    const isNewDay = checkpoint.policy.passes === 'once_a_day' && day(last.at) !== day(now);
    return isNewDay ? 'readmitted' : 'already_in';
  };

  const nobody = (shown: OracleScan['shown']): string => {
    if (shown === 'link') return 'private_link';
    if (shown === 'damaged') return 'unreadable';
    if (shown === 'forged') return 'forged';
    return shown === 'ticket' ? 'unknown_code' : 'foreign_code';
  };

  /** The verdict's code, and the minute of the earlier pass where it names one. */
  return (scan: OracleScan): { readonly code: string; readonly earlier: number | null } => {
    const { person, checkpoint, direction, at: now } = scan;
    if (person === null) return { code: nobody(scan.shown), earlier: null };
    const before = at(checkpoint.id, person.id);
    const minuteOf = (pass: Pass | undefined): number | null =>
      pass === undefined ? null : Math.floor(pass.at / 60_000);
    if (direction === 'out') {
      if (!isInside(before)) return { code: 'not_in', earlier: minuteOf(before.at(-1)) };
      before.push({ isIn: false, at: now });
      return { code: 'departed', earlier: null };
    }
    const code = objection(scan, person) ?? entry(scan, before);
    if (code === 'already_in') return { code, earlier: minuteOf(before.find(({ isIn }) => isIn)) };
    if (code === 'already_in_just_now') return { code, earlier: minuteOf(before.at(-1)) };
    if (code === 'admitted' || code === 'readmitted') before.push({ isIn: true, at: now });
    return { code, earlier: null };
  };
};
