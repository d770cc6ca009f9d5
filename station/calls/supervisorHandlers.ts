import type { DoubleView, supervisorCalls } from '#shared/contract/supervisorCalls.ts';
import { displayName } from '#shared/model/attendee.ts';
import { err, ok } from '#shared/model/result.ts';
import { isDouble } from '#shared/rules/findDoubles.ts';
import { pairOf } from '#shared/rules/samePerson.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import type { DoubleRow } from '../database/doubleTable.ts';
import { recordOne, type StationContext } from '../stationContext.ts';
import { foundAttendee } from './attendeeHandlers.ts';
import type { Handlers } from './handlers.ts';

export const createSupervisorHandlers = (
  context: StationContext,
): Handlers<keyof typeof supervisorCalls> => {
  const { tables, samePeople } = context;

  return {
    'supervisor.open': async () =>
      ok({
        doubles: doublesOf(context).filter(({ isSeen }) => !isSeen).length,
        samePeople: (await samePeople.open()).length,
      }),

    'supervisor.doubles': ({ limit, skip, seen }) => {
      const doubles = doublesOf(context).filter(({ isSeen }) => isSeen === seen);
      const rows = doubles.slice(skip, skip + limit).map((double) => viewOf(context, double));
      return ok({ rows, total: doubles.length });
    },

    'supervisor.seeDouble': ({ factId }) => {
      const double = doublesOf(context).find(({ later }) => later === factId);
      if (double === undefined) return err('unknown_double');
      if (double.isSeen) return ok({});
      const seen = recordOne(context, {
        kind: 'doubleSeen',
        attendee: double.attendee,
        body: { fact: factId },
      });
      return seen.ok ? ok({}) : seen;
    },

    'supervisor.samePeople': async ({ limit, skip }) => {
      const pairs = await samePeople.open();
      const rows = pairs.slice(skip, skip + limit).map(({ one, other, because }) => ({
        one: foundAttendee(context, one),
        other: foundAttendee(context, other),
        because: [...because],
      }));
      return ok({ rows, total: pairs.length });
    },

    'supervisor.decideSamePerson': ({ one, other, kept }) => {
      const known = [one, other].every((id) => tables.attendees.byId(id) !== null);
      if (!known) return err('unknown_attendee');
      const pair = pairOf(one, other);
      const before = tables.pairs.read(pair);
      const decided = recordOne(context, {
        kind: 'samePersonDecided',
        attendee: kept === null ? null : kept === one ? other : one,
        body: {
          people: [...pair],
          kept,
          ...afterThese(before === null ? [] : [before.stamp]),
        },
      });
      return decided.ok ? ok({}) : decided;
    },
  };
};

/** At the checkpoints whose policy lets somebody in once. */
const doublesOf = ({ tables }: StationContext): readonly DoubleRow[] => {
  const event = tables.kept.read('event');
  if (event === null) return [];
  const checkpoints = tables.programme.checkpoints();
  return tables.doubles.all().filter((double) => {
    const policy = checkpoints.get(double.checkpoint)?.policy;
    return policy !== undefined && isDouble(double, policy, event.timeZone);
  });
};

const viewOf = ({ tables }: StationContext, double: DoubleRow): DoubleView => {
  const attendee = tables.attendees.byId(double.attendee);
  const names = tables.stations.names();
  const pass = (factId: string, at: number, station: string) => ({
    factId,
    at,
    stationName: names.get(station) ?? station,
  });
  return {
    attendeeId: double.attendee,
    name: attendee === null ? null : displayName(attendee),
    company: attendee?.company ?? '',
    checkpoint: double.checkpoint,
    checkpointName: tables.programme.checkpoints().get(double.checkpoint)?.name ?? '',
    earlier: pass(double.earlier, double.earlierAt, double.earlierStation),
    later: pass(double.later, double.laterAt, double.laterStation),
    isSeen: double.isSeen,
  };
};
