import { enrolStation } from './actions/organiser.ts';
import type { Step } from './actions/action.ts';
import type { Plan } from './drawPlan.ts';
import { checkBadges } from './invariants/checkBadges.ts';
import { checkDisks } from './invariants/checkDisks.ts';
import { checkHealed } from './invariants/checkHealed.ts';
import { checkPeople } from './invariants/checkPeople.ts';
import { checkStep } from './invariants/checkStep.ts';
import { sharedRenderer } from './world/sharedRenderer.ts';
import { createWorld, type Violation, type World } from './world/createWorld.ts';

export interface Outcome {
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

/** Lets everything of a plan happen in a world of its own, heals that world, and says what did not hold. */
export const runPlan = async ({ size, steps }: Plan): Promise<Outcome> => {
  const world = await createWorld(size, sharedRenderer());
  try {
    await openDoors(world);
    for (const step of steps) {
      await happen(world, step);
      if (world.violations.length > 0) break;
    }
    if (world.violations.length === 0) await heal(world);
    if (world.violations.length === 0) {
      checkHealed(world);
      checkPeople(world);
      checkBadges(world);
      checkDisks(world);
    }
    world.counts.forEach((_count, what) => {
      if (what.startsWith('error ')) world.violate('defect', what.slice('error '.length));
    });
  } finally {
    await world.close();
  }
  return { violations: world.violations, trace: world.trace.lines, counts: world.counts };
};

/** All stations but the last are enrolled before the first guest comes. */
const openDoors = async (world: World): Promise<void> => {
  const early = world.size.stations === 2 ? 2 : world.size.stations - 1;
  for (let index = 0; index < early; index += 1)
    await begin(world, () => enrolStation(world, index));
  await world.time.advance(3000);
  for (const station of world.stations) if (station.life() > 0) station.saveImage();
};

const happen = async (world: World, step: Step): Promise<void> => {
  await world.time.advance(step.waitMs);
  world.trace.write(step.who, step.what);
  await begin(world, () => step.perform(world));
  await world.time.advance(0);
  checkStep(world);
};

/** A step that fails by itself, not by what it asks, is a mistake of the simulation or a defect that nobody caught. */
const begin = async (world: World, perform: () => void | Promise<void>): Promise<void> => {
  const failed = (error: unknown): void =>
    world.violate(
      'defect',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  Promise.resolve()
    .then(perform)
    .catch((error: unknown) => failed(error));
  await world.time.advance(0);
};

const healMs = 600_000;

/** Good network, free disks, every program running, until nobody has anything to tell. */
const heal = async (world: World): Promise<void> => {
  world.trace.write('world', 'heals');
  const { stations, store, time } = world;
  for (const station of stations) {
    station.link.turn('clear');
    station.fillDisk('free');
    station.crashAtCommit(Infinity, 'after');
  }
  store.fillDisk(false);
  store.crashAtStatement(Infinity);
  await begin(world, () => store.start());
  for (const station of stations) await begin(world, () => station.start());
  for (let waited = 0; waited < healMs; waited += 5000) {
    await time.advance(5000);
    if (stations.every((station) => isQuiet(world, station.index))) return;
  }
  for (const { index, name } of stations) {
    if (!isQuiet(world, index)) world.violate('I5', `${name} does not get done with the store`);
  }
};

const isQuiet = (world: World, index: number): boolean => {
  const tables = world.stations[index]?.tables();
  if (tables == null) return false;
  const enrolment = tables.kept.read('enrolment');
  if (enrolment === null) return true;
  if (tables.facts.waiting() > 0) return false;
  if (world.revokedStations.has(enrolment.station)) return true;
  const rows = world.store.read<{ end: number }>('SELECT max(position) AS "end" FROM facts');
  return tables.kept.read('cursor') === rows[0]?.end;
};
