import { hasRestoredStore } from '../actions/storeDisk.ts';
import type { World } from '../world/createWorld.ts';

/** What holds at every moment: I4, a cursor never goes back while a program runs, unless the store itself did. */
export const checkStep = (world: World): void => {
  for (const station of world.stations) {
    const tables = station.tables();
    if (tables === null) continue;
    const enrolment = tables.kept.read('enrolment');
    const cursor = tables.kept.read('cursor') ?? 0;
    const key = `${station.index}/${station.life()}/${enrolment?.station}/${enrolment?.incarnation}`;
    const before = world.cursors.get(key) ?? 0;
    if (cursor < before && !hasRestoredStore(world)) {
      world.violate('I4', `${station.name} went back from position ${before} to ${cursor}`);
    }
    world.cursors.set(key, cursor);
  }
};
