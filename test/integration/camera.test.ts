import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../build/findBrowser.mjs';
import { inventedCode } from '#test/bench/pictures/drawCode.ts';
import { seededRandom } from '#test/bench/pictures/seededRandom.ts';
import { makeCameraVideo } from '#test/support/makeCameraVideo.ts';
import { measureCamera } from '#test/support/measureCamera.ts';
import { openScanPage, type OpenPage } from '#test/support/openScanPage.ts';

const random = seededRandom(7);
const codes = {
  near: inventedCode(random),
  far: inventedCode(random),
  aside: inventedCode(random),
  tilted: inventedCode(random),
};

const browserPath = findBrowser();
let folder: string;
let opened: OpenPage;

beforeAll(async () => {
  if (browserPath === null) return;
  folder = await mkdtemp(join(tmpdir(), 'lanyard-camera-'));
  const video = join(folder, 'camera.y4m');
  const nothing = { frames: 15 };
  await makeCameraVideo(video, [
    nothing,
    { text: codes.near, frames: 20, pose: { moduleSize: 11 } },
    nothing,
    { text: codes.far, frames: 20, pose: { moduleSize: 2.4, turn: 10 } },
    nothing,
    { text: codes.aside, frames: 20, pose: { moduleSize: 4, centre: { x: 300, y: 200 } } },
    nothing,
    { text: codes.tilted, frames: 20, pose: { moduleSize: 5, yaw: 45, turn: 30 } },
  ]);
  opened = await openScanPage('cameraPage', { browserPath, video });
}, 60_000);

afterAll(async () => {
  if (browserPath === null) return;
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(/* without a browser no camera */ browserPath === null)('the camera', () => {
  test('reads codes near, far, aside and tilted', async () => {
    await opened.page.locator('#verdict:not(:empty)').waitFor({ timeout: 10_000 });
    const { latencies, texts, problems } = await measureCamera(opened, 12_000);
    expect({ problems, complaints: opened.complaints }).toEqual({ problems: [], complaints: [] });
    expect(new Set(texts)).toEqual(new Set(Object.values(codes)));
    expect(latencies.length).toBeGreaterThan(5);
  }, 40_000);

  test('fetches the decoder from its own origin and nothing from elsewhere', () => {
    const { page, requests } = opened;
    const origins = new Set(requests.map((url) => new URL(url).origin));
    expect(origins).toEqual(new Set([new URL(page.url()).origin]));
    expect(requests.some((url) => url.endsWith('.wasm'))).toBe(true);
  });

  test('is released when stopped, and reads again when started', async () => {
    const { page, complaints } = opened;
    const reads = (): Promise<number> => page.evaluate(() => window.notes.reads.length);
    await page.evaluate(() => window.stopCamera());
    expect(await page.locator('video').count()).toBe(0);
    const before = await reads();
    await page.evaluate(() => window.startCamera());
    await expect.poll(reads, { timeout: 10_000 }).toBeGreaterThan(before);
    expect(complaints).toEqual([]);
  });
});
