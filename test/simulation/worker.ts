import { applyMutant } from './mutants/applyMutant.ts';
import { Order, type Report } from './messages.ts';

// A process that runs seeds one after another. A mutant is in the program before any of it is loaded.
const [mutant] = process.argv.slice(2);
if (mutant !== undefined) applyMutant(mutant);
const { installSynchronousCrypto } = await import('./engine/installSynchronousCrypto.ts');
const { drawPlan } = await import('./drawPlan.ts');
const { runPlan } = await import('./runPlan.ts');
const { shrink } = await import('./shrink.ts');

installSynchronousCrypto();
// What takes how long in the real world must not show in a simulated one.
performance.now = () => 0;

const obey = async (order: Order): Promise<Report> => {
  const plan = drawPlan(order.seed);
  const first = await runPlan(plan);
  const invariant = first.violations[0]?.invariant;
  const shown =
    order.do === 'shrink' && invariant !== undefined
      ? await shrink(plan, invariant)
      : { plan, outcome: first };
  return {
    seed: order.seed,
    violations: [...shown.outcome.violations],
    counts: Object.fromEntries(shown.outcome.counts),
    steps: shown.plan.steps.length,
    trace: order.do === 'run' ? [] : [...shown.outcome.trace],
  };
};

process.on('message', (message) => {
  void obey(Order.parse(message)).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit());
