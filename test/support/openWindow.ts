import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { startLoopbackShell } from '#app/shell/startLoopbackShell.ts';
import type { Transport } from '#shared/contract/transport.ts';
import { findBrowser } from '../../build/findBrowser.mjs';

export interface OpenWindow {
  readonly page: Page;
  /** The server of the window goes away, as when its program stands still. */
  readonly stopServing: () => Promise<void>;
  /** It is there again, at the same address; by a new start it knows no window of before. */
  readonly serveAgain: (start?: { readonly isNew: boolean }) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WindowOptions extends Pick<
  BrowserContextOptions,
  'viewport' | 'timezoneId' | 'reducedMotion' | 'locale'
> {
  /** A Y4M file (makeCameraVideo.ts): what the window's camera sees, over and over. */
  readonly video?: string;
  /** Before the first page is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const bundleDir = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

/** The loopback shell before a station, and a Chromium window on it. */
export const openWindow = async (
  transport: Transport,
  { video, prepare, ...options }: WindowOptions = {},
): Promise<OpenWindow> => {
  // The same secret each time it serves: a window that was let in once stays so.
  let secret = randomBytes(32);
  const serve = async (port: number) => {
    const started = await startLoopbackShell({
      transport,
      bundleDir,
      port,
      random: () => secret,
      clock: Date.now,
      log: { write: () => undefined },
    });
    if (!started.ok) throw new Error(started.error.code);
    return started.value;
  };
  let shell = await serve(0);
  const port = Number(new URL(shell.url).port);
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video ?? ''}`,
  ];
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      ...(video === undefined ? [] : camera),
    ],
  });
  // Axe is injected by its test, which the page's own policy would refuse.
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    bypassCSP: true,
    ...options,
  });
  // Shorter than a test's own limit, which could not tell what was waited for.
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(shell.launchUrl);
  return {
    page,
    stopServing: () => shell.close(),
    serveAgain: async ({ isNew } = { isNew: false }) => {
      if (isNew) secret = randomBytes(32);
      shell = await serve(port);
    },
    close: async () => {
      await browser.close();
      await shell.close();
    },
  };
};
