import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { findBrowser } from '../../../build/findBrowser.mjs';

export interface OpenBrowser {
  /** A device of its own: cookies are not shared with another. A phone's size unless told. */
  readonly device: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

export const openBrowser = async (args: readonly string[] = []): Promise<OpenBrowser> => {
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? 'chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...args],
  });
  return {
    device: async (options = {}) => {
      // Axe is injected by its test, which the page's own policy would refuse.
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale: 'en',
        reducedMotion: 'reduce',
        bypassCSP: true,
        ...options,
      });
      // Shorter than a test's own limit, which could not tell what was waited for.
      context.setDefaultTimeout(20_000);
      return context;
    },
    close: () => browser.close(),
  };
};
