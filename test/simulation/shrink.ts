import type { Step } from './actions/action.ts';
import type { Plan } from './drawPlan.ts';
import { runPlan, type Outcome } from './runPlan.ts';

/** More runs than this are not worth a shorter trace. */
const mostRuns = 150;

/**
 * Leaves out whatever a plan does not need to break the same invariant: halves first, then smaller pieces (Zeller's
 * delta debugging). What is left out still takes its time.
 */
export const shrink = async (
  plan: Plan,
  invariant: string,
): Promise<{ readonly plan: Plan; readonly outcome: Outcome }> => {
  let shortest = plan;
  let outcome = await runPlan(plan);
  let runs = 1;
  const fails = async (steps: readonly Step[]): Promise<boolean> => {
    runs += 1;
    const tried = await runPlan({ ...plan, steps });
    if (!tried.violations.some((violation) => violation.invariant === invariant)) return false;
    shortest = { ...plan, steps };
    outcome = tried;
    return true;
  };
  for (let piece = Math.ceil(plan.steps.length / 2); piece >= 1; piece = Math.floor(piece / 2)) {
    for (let from = 0; from < shortest.steps.length && runs < mostRuns;) {
      if (!(await fails(without(shortest.steps, from, piece)))) from += piece;
    }
  }
  return { plan: shortest, outcome };
};

const without = (steps: readonly Step[], from: number, count: number): readonly Step[] => {
  const left = steps.slice(from, from + count);
  const [next, ...rest] = steps.slice(from + count);
  const waitMs = left.reduce((sum, step) => sum + step.waitMs, 0);
  const after = next === undefined ? [] : [{ ...next, waitMs: next.waitMs + waitMs }, ...rest];
  return [...steps.slice(0, from), ...after];
};
