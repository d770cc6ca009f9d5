import { checkCode } from './checkCode.ts';
import { checkEntitlement } from './checkEntitlement.ts';
import { checkPasses } from './checkPasses.ts';
import { decision, type Check, type Decision } from './decision.ts';
import type { Knowledge } from './knowledge.ts';

/**
 * The order of checks of the design (check-in.md); the first objection is the verdict. Whoever leaves is asked for a
 * genuine code only: nobody is kept inside because of a status, an opening time or a seat.
 */
export const decide = (known: Knowledge): Decision => {
  const checks: readonly Check[] =
    known.direction === 'out'
      ? [checkCode, checkListed, checkPasses]
      : [
          checkCode,
          checkListed,
          checkHold,
          checkValidity,
          checkStatus,
          checkMedium,
          checkOpen,
          checkEntitlement,
          checkSeats,
          checkPasses,
        ];
  for (const check of checks) {
    const found = check(known);
    if (found !== null) return found;
  }
  return decision('admitted');
};

const checkListed: Check = ({ reading, person, event }) => {
  if (person !== null) return null;
  if (reading.kind === 'unknown_import') return decision('unknown_code');
  return event.policy.unlistedCodes === 'admit' && reading.kind === 'code'
    ? null
    : decision('not_listed');
};

const checkHold: Check = ({ reading, person }) => {
  if (person === null) return null;
  if (reading.kind === 'code') {
    const current = reading.medium === 'badge' ? person.badgeGeneration : person.entryGeneration;
    if (reading.generation < current) {
      const made = reading.medium === 'badge' ? person.badgeMade : null;
      return decision(
        'superseded',
        made === null ? {} : { earlierAt: made.at, earlierStation: made.stationName },
      );
    }
  }
  if (person.hold === 'revoked') return decision('revoked');
  return person.hold === 'suspended' ? decision('suspended') : null;
};

const checkValidity: Check = ({ reading, now }) => {
  if (reading.kind !== 'code') return null;
  const from = reading.notBeforeMinutes * 60_000;
  const until = reading.expiresMinutes * 60_000;
  if (now < from) return decision('not_yet_valid', { from });
  return now >= until ? decision('expired', { until }) : null;
};

const checkStatus: Check = ({ person }) => {
  if (person === null) return null;
  if (person.status === 'canceled') return decision('canceled');
  if (person.status !== 'confirmed') return decision('not_confirmed');
  return person.attention ? decision('helpdesk') : null;
};

/** A badge is worn in public: it lets its wearer back in, and in only where the checkpoint says so. */
const checkMedium: Check = ({ reading, checkpoint, here }) => {
  if (reading.kind !== 'code') return null;
  const { media } = checkpoint.policy;
  if (reading.medium === 'entry') return media.entry ? null : decision('wrong_medium');
  return media.badge || here.first !== null ? null : decision('wrong_medium');
};

const checkOpen: Check = ({ checkpoint: { policy }, now }) => {
  if (policy.opensAt !== null && now < policy.opensAt) {
    return decision('closed', { from: policy.opensAt });
  }
  return policy.closesAt !== null && now >= policy.closesAt
    ? decision('closed', { until: policy.closesAt })
    : null;
};

const checkSeats: Check = ({ session, here, inside }) =>
  session?.seats != null && !here.inside && inside >= session.seats
    ? decision('full', { seats: session.seats })
    : null;
