import { dayOf } from './dayOf.ts';
import { decision, type Check, type Decision } from './decision.ts';
import type { Knowledge } from './knowledge.ts';
import type { Pass } from './presence.ts';

/** Check 13, and the three green verdicts: what earlier facts at this checkpoint say. */
export const checkPasses: Check = (known) =>
  known.direction === 'out' ? leave(known) : enter(known);

function leave({ here, stationNames }: Knowledge): Decision {
  if (here.inside) return decision('departed');
  return decision('not_in', here.last === null ? {} : earlier(here.last, stationNames));
}

function enter(known: Knowledge): Decision {
  const { here, checkpoint, now, again, event, station, stationNames } = known;
  if (here.first === null || here.last === null) return decision('admitted');
  if (again) return decision('readmitted');
  const sinceLast = now - here.last.at;
  if (
    here.inside &&
    here.last.station === station &&
    sinceLast < event.policy.justNowSeconds * 1000
  ) {
    return decision('already_in_just_now', earlier(here.last, stationNames));
  }
  if (!here.inside) return decision('readmitted');
  switch (checkpoint.policy.passes) {
    case 'many':
      return decision('readmitted');
    case 'count':
      return decision('admitted');
    case 'once_a_day':
      return dayOf(here.last.at, event.timeZone) === dayOf(now, event.timeZone)
        ? decision('already_in', earlier(here.first, stationNames))
        : decision('readmitted');
    case 'once':
    case 'in_and_out':
      return decision('already_in', earlier(here.first, stationNames));
  }
}

const earlier = (pass: Pass, stationNames: ReadonlyMap<string, string>) => ({
  earlierAt: pass.at,
  earlierStation: stationNames.get(pass.station) ?? pass.station,
});
