import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { openStationApp, type StationApp } from '#app/openStationApp.ts';
import { startLoopbackShell } from '#app/shell/startLoopbackShell.ts';
import { createStationClient, type StationClient } from '#shared/contract/transport.ts';
import { findBrowser } from '../../build/findBrowser.mjs';

export interface OpenDesk {
  readonly page: Page;
  readonly station: StationClient;
  readonly app: StationApp;
  readonly dataDir: string;
  readonly close: () => Promise<void>;
}

const bundleDir = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

/** The product as a user has it: a station with the demo event, the loopback shell, and a Chromium window on it. */
export const openDesk = async (
  options: {
    readonly isEmpty?: boolean;
    readonly viewport?: { width: number; height: number };
  } = {},
): Promise<OpenDesk> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-e2e-'));
  const opened = await openStationApp({ dataDir });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  const station = createStationClient(app.transport);
  if (options.isEmpty !== true) {
    const demo = await station.call('station.openDemo', {});
    if (!demo.ok) throw new Error(demo.error.code);
    await station.call('settings.change', { camera: false, sound: false, language: 'en' });
    await app.syncOnce(5000);
  }
  const shell = await startLoopbackShell({
    transport: app.transport,
    bundleDir,
    port: 0,
    random: randomBytes,
    clock: Date.now,
    log: { write: () => undefined },
  });
  if (!shell.ok) throw new Error(shell.error.code);
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? 'chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  // Axe is injected by its test, which the page's own policy would refuse.
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1366, height: 768 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(shell.value.launchUrl);
  return {
    page,
    station,
    app,
    dataDir,
    close: async () => {
      await browser.close();
      await shell.value.close();
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/**
 * What a hand-held scanner does: keys faster than any person, then Enter. They are sent without waiting for one another:
 * a busy machine would stretch the gaps until they look like a person's.
 */
export const scanByHand = async (page: Page, text: string): Promise<void> => {
  const browser = await page.context().newCDPSession(page);
  const keys = [...[...text].map((key) => ({ key, text: key })), enterKey];
  await Promise.all(
    keys.flatMap(({ text: written, ...key }) => [
      browser.send('Input.dispatchKeyEvent', { type: 'keyDown', text: written, ...key }),
      browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
    ]),
  );
  await browser.detach();
};

const enterKey = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
