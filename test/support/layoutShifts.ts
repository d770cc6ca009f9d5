import type { Page } from 'playwright-core';

declare global {
  interface Window {
    layoutShifts?: string[];
  }
}

/**
 * Begins to note what moves on the page by itself. The words inside the panel and its actions are the verdict; a new row
 * on top of a list moves those below it by its nature.
 */
export const watchShifts = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const found: string[] = [];
    window.layoutShifts = found;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const sources: unknown = Reflect.get(entry, 'sources');
        for (const source of Array.isArray(sources) ? sources : []) {
          const node: unknown = Reflect.get(source, 'node');
          if (!(node instanceof Element)) continue;
          if (node.closest('.verdict, .desk-actions, .side-list-rows') !== null) continue;
          found.push(node.className.toString());
        }
      }
    }).observe({ type: 'layout-shift' });
  });

/** The classes of what has moved since. */
export const shifts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.layoutShifts ?? ['not watched']);
