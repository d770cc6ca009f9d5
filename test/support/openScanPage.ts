import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { buildPage, servePage } from './buildPage.ts';

/** The app's own policy: html5-qrcode, the decoder and React must live with it. */
export const scanPagePolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";

export interface OpenPage {
  readonly page: Page;
  /** Everything the page complained about so far, refusals by its policy included. */
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
  /** CPU time so far of the page's processes and of all the browser's. */
  cpuSeconds(): Promise<{ readonly page: number; readonly browser: number }>;
  close(): Promise<void>;
}

/**
 * Builds the page in `test/support/<name>` and opens it in the browser with a camera that shows
 * the file `video`, or with none.
 */
export async function openScanPage(
  name: string,
  { browserPath, video }: { readonly browserPath: string; readonly video?: string },
): Promise<OpenPage> {
  const folder = await mkdtemp(join(tmpdir(), 'lanyard-page-'));
  await buildPage(fileURLToPath(new URL(name, import.meta.url)), folder);
  const server = await servePage(folder, scanPagePolicy);
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video ?? ''}`,
  ];
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', ...(video === undefined ? [] : camera)],
  });
  const system = await browser.newBrowserCDPSession();
  const page = await browser.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(server.url);
  return {
    page,
    complaints,
    requests,
    async cpuSeconds() {
      const { processInfo } = await system.send('SystemInfo.getProcessInfo');
      const sum = (processes: typeof processInfo): number =>
        processes.reduce((total, { cpuTime }) => total + cpuTime, 0);
      const pages = processInfo.filter(({ type }) => type === 'renderer');
      return { page: sum(pages), browser: sum(processInfo) };
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
