import type { Session } from '../model/checkpoint.ts';
import { decision, type Check } from './decision.ts';
import type { Knowledge } from './knowledge.ts';

/** How long before its start a session is the place where somebody should be going. */
const headForMs = 90 * 60_000;

/** Check 11: registered here, or which room instead; and the entrance first. */
export const checkEntitlement: Check = (known) => {
  const { checkpoint, session, person } = known;
  if (session !== null && checkpoint.policy.entitlement !== 'everyone' && !isRegistered(known)) {
    const right = person === null ? null : rightSession(person.sessions, session, known.now);
    if (right !== null) {
      return decision('wrong_session', {
        sessionTitle: right.title,
        room: right.room,
        startsAt: right.startsAt,
      });
    }
    if (checkpoint.policy.entitlement === 'registered') return decision('not_registered');
    if (session.seats !== null && known.inside >= session.seats && !known.here.inside) {
      return decision('full', { seats: session.seats });
    }
  }
  return known.required !== null && known.required.first === null ? decision('enter_first') : null;
};

const isRegistered = ({ person, session }: Knowledge): boolean =>
  person !== null && person.sessions.some((registered) => registered.id === session?.id);

/** The registered session at the same time as this one, else the one that runs or starts next. */
function rightSession(registered: readonly Session[], here: Session, now: number): Session | null {
  const sameTime = registered.find(
    (session) => session.startsAt < here.endsAt && session.endsAt > here.startsAt,
  );
  if (sameTime !== undefined) return sameTime;
  const next = registered
    .filter((session) => session.endsAt > now && session.startsAt <= now + headForMs)
    .toSorted((one, other) => one.startsAt - other.startsAt || (one.id < other.id ? -1 : 1));
  return next[0] ?? null;
}
