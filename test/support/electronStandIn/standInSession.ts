import { chromium } from 'playwright-core';
import type { BrowserContext, Route } from 'playwright-core';
import { state, toAppUrl } from './standInState.ts';

/** Starts Chromium with a fresh profile; every request of its pages goes through the program's own handlers. */
export const startChromium = async (): Promise<BrowserContext> => {
  // No folder named: Playwright makes one, and removes it after the last of Chromium's processes has let go of it.
  const context = await chromium.launchPersistentContext('', {
    executablePath: process.env['CHROME_PATH'] ?? 'chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  await context.route('**/*', async (route) => {
    try {
      await answer(route);
    } catch (error) {
      // A page that is still loading when the program quits needs no answer.
      if (state.context !== null) throw error;
    }
  });
  return context;
};

/** Where loadURL is about to go: the only navigation that the page did not begin itself. */
export const expectedUrls = new Set<string>();

const answer = async (route: Route): Promise<void> => {
  const asked = route.request();
  const url = toAppUrl(asked.url());
  if (asked.isNavigationRequest() && !expectedUrls.delete(url) && isNavigationPrevented(url)) {
    await route.abort('aborted');
    return;
  }
  const handler = state.schemeHandlers.get(new URL(url).protocol.slice(0, -1));
  if (isCancelled(url) || handler === undefined) {
    state.cancelled.push(url);
    await route.abort('blockedbyclient');
    return;
  }
  const response = await handler(new Request(url, { method: asked.method() }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
};

const isCancelled = (url: string): boolean => {
  let isRefused = false;
  state.onBeforeRequest?.({ url }, ({ cancel }) => {
    isRefused = cancel === true;
  });
  return isRefused;
};

const listeners: ((url: string) => boolean)[] = [];
/** The window's contents ask to hear of navigations; `true` prevents. */
export const onNavigation = (listener: (url: string) => boolean): void => {
  listeners.push(listener);
};

const isNavigationPrevented = (url: string): boolean => {
  const isPrevented = listeners.some((listener) => listener(url));
  if (isPrevented) state.blockedNavigations.push(url);
  return isPrevented;
};
