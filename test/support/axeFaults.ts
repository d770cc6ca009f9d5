import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const AxeResult = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) }),
  ),
});

/** What axe objects to on the page as it stands; of some rules alone where they are named. */
export const axeFaults = async (
  page: Page,
  rules: readonly string[] = [],
): Promise<readonly string[]> => {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const { violations } = AxeResult.parse(
    await page.evaluate(
      `axe.run(${JSON.stringify({
        resultTypes: ['violations'],
        ...(rules.length === 0 ? {} : { runOnly: { type: 'rule', values: rules } }),
      })})`,
    ),
  );
  return violations.map(
    ({ id, nodes }) => `${id} at ${JSON.stringify(nodes.map(({ target }) => target))}`,
  );
};
