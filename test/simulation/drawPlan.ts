import type { Step } from './actions/action.ts';
import { badgeActions } from './actions/badges.ts';
import { faultActions } from './actions/faults.ts';
import { organiserActions } from './actions/organiser.ts';
import { peopleActions } from './actions/people.ts';
import { scanActions } from './actions/scans.ts';
import { withStoreDisk } from './actions/storeDisk.ts';
import { createDraw, type Draw } from './engine/createDraw.ts';
import type { WorldSize } from './world/createWorld.ts';

export interface Plan {
  readonly size: WorldSize;
  readonly steps: readonly Step[];
}

const actions = [
  ...scanActions,
  ...peopleActions,
  ...badgeActions,
  ...organiserActions,
  ...faultActions,
];
const deck = actions.flatMap((action) => Array.from({ length: action.weight }, () => action));

/** Everything that will happen in the world of this seed. Nothing of it depends on what comes of it. */
export const drawPlan = (seed: number): Plan => {
  const draw = createDraw(seed, 'plan');
  const size = {
    seed,
    stations: draw.chance(0.85) ? draw.between(2, 3) : draw.between(4, 8),
    people: draw.chance(0.9) ? draw.between(12, 30) : draw.between(31, 200),
    sessions: draw.between(1, 3),
  };
  const steps = Array.from({ length: draw.between(12, 42) }, () => {
    const waitMs = drawWait(draw);
    return { waitMs, ...draw.pick(deck).draw(draw, size) };
  });
  return { size, steps: withStoreDisk(seed, steps) };
};

const drawWait = (draw: Draw): number => {
  if (draw.chance(0.7)) return draw.below(2000);
  return draw.chance(0.8) ? draw.below(20_000) : draw.below(300_000);
};
