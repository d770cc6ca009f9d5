import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { StationClient } from '#shared/contract/transport.ts';

const AxeResult = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) }),
  ),
});

/** What axe objects to on the page as it stands, in the light and in the dark; each with where it was found. */
export const axeViolations = async (
  page: Page,
  station: StationClient,
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await station.call('settings.change', { theme });
    await page.locator(`:root[data-theme="${theme}"]`).waitFor({ state: 'attached' });
    // Colours fade over; half-way they have no contrast worth measuring.
    await page.waitForTimeout(400);
    await page.evaluate(axe.source);
    const { violations } = AxeResult.parse(await page.evaluate('axe.run()'));
    for (const { id, nodes } of violations) {
      found.push(`${theme}: ${id} at ${JSON.stringify(nodes.map(({ target }) => target))}`);
    }
  }
  return found;
};
