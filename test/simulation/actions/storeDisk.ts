import { createDraw } from '../engine/createDraw.ts';
import type { World } from '../world/createWorld.ts';
import type { Step } from './action.ts';

const saveStore: Omit<Step, 'waitMs'> = {
  who: 'store',
  what: 'is backed up',
  perform: ({ store }) => store.saveImage(),
};

/**
 * Only where nothing was lost that no station can bring again: who enrolled or was signed out since, what only the store's
 * list of set aside facts had, and what went with another disk.
 */
const restoreStore: Omit<Step, 'waitMs'> = {
  who: 'store',
  what: 'goes back to its backup',
  perform: (world) => {
    if (hasRestoredStore(world) || world.disturbed.size + world.revokedStations.size > 0) return;
    if (!world.store.restoreImage(mustBeAsNow)) return;
    world.count(restored);
    world.trace.write('store', '  is an older one now');
  },
};

const mustBeAsNow = `SELECT 'station' AS what, id, status, incarnation FROM stations
  UNION ALL SELECT 'set aside', count(*), '', 0 FROM set_aside ORDER BY 1, 2`;

const restored = 'restored stores';

/** From then on nobody's disk goes back too, and nobody is signed out: what both had is lost for good. */
export const hasRestoredStore = ({ counts }: Pick<World, 'counts'>): boolean =>
  counts.has(restored);

/** In some worlds; drawn apart, so that those of all other seeds are what they were. */
export const withStoreDisk = (seed: number, steps: readonly Step[]): readonly Step[] => {
  const draw = createDraw(seed, 'backup of the store');
  if (!draw.chance(0.2)) return steps;
  const savedAt = draw.below(steps.length);
  const restoredAt = draw.between(savedAt, steps.length);
  return [
    ...steps.slice(0, savedAt),
    { waitMs: draw.below(2000), ...saveStore },
    ...steps.slice(savedAt, restoredAt),
    { waitMs: draw.below(2000), ...restoreStore },
    ...steps.slice(restoredAt),
  ];
};
