import { printerId } from '../world/createFakePrinter.ts';
import { ask, atStation, outcomeOf, type Action } from './action.ts';

const print = atStation({
  weight: 5,
  draw: (draw, size) => ({ person: draw.below(Math.min(8, size.people)) }),
  what: ({ person }) => `prints a badge of person ${person}`,
  perform: async (world, station, { person }) => {
    const attendeeId = world.people[person]?.id;
    if (attendeeId === undefined) return;
    const order = { attendeeId, reason: 'lost', printer: printerId };
    const printed = await ask(station, 'badges.print', order);
    world.trace.write(station.name, `  ${outcomeOf(printed, ({ state }) => state)}`);
  },
});

/** A person says what became of the newest job whose end nobody knows. */
const settleJob = atStation({
  weight: 4,
  draw: (draw) => ({ outcome: draw.pick(['printed', 'spoiled', 'retry'] as const) }),
  what: ({ outcome }) => `says of an unknown badge: ${outcome}`,
  perform: async (world, station, { outcome }) => {
    const job = station
      .tables()
      ?.jobs.newest(50)
      .find(({ state }) => state === 'unknown');
    if (job === undefined) return;
    if (outcome === 'retry') world.retriedJobs.push(`lanyard-${job.id.slice(-8)}`);
    const settled = await ask(station, 'badges.settle', { jobId: job.id, outcome });
    world.trace.write(station.name, `  ${outcomeOf(settled, ({ state }) => state)}`);
  },
});

const autoPrint = atStation({
  weight: 1,
  draw: (draw) => ({ isOn: draw.chance(0.6) }),
  what: ({ isOn }) => `turns printing on entry ${isOn ? 'on' : 'off'}`,
  perform: async (_world, station, { isOn }) => {
    await ask(station, 'settings.change', { printer: printerId, autoPrint: isOn });
  },
});

export const badgeActions: readonly Action[] = [print, settleJob, autoPrint];
