import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventedCode } from './pictures/drawCode.ts';
import { comparePictures } from './pictures/comparePictures.ts';
import { seededRandom } from './pictures/seededRandom.ts';
import { findBrowser } from '../../build/findBrowser.mjs';
import { makeCameraVideo } from '#test/support/makeCameraVideo.ts';
import { measureCamera } from '#test/support/measureCamera.ts';
import { openScanPage } from '#test/support/openScanPage.ts';
import { benchLine, percentile, type BenchLine } from './benchLine.ts';
import { measureVerdicts } from './verdictBench.ts';

const watchedMs = 30_000;

/** Hard pictures through the app's decoding path, a fake camera through its camera code, texts through its desk. */
export const measureUi = async (): Promise<readonly BenchLine[]> => [
  ...(await measurePictures()),
  ...(await measureFakeCamera()),
  ...(await measureVerdicts()),
];

const measurePictures = async (): Promise<readonly BenchLine[]> => {
  const { app, direct, appMs } = await comparePictures(200);
  return [
    benchLine({
      group: 'ui',
      name: '200 hard pictures read, against zxing-wasm itself',
      value: app,
      unit: 'pictures',
      baseline: direct,
      must: 0.99,
      atLeast: true,
    }),
    benchLine({ group: 'ui', name: 'a hard picture, p95', value: appMs.p95, unit: 'ms' }),
  ];
};

const measureFakeCamera = async (): Promise<readonly BenchLine[]> => {
  const browserPath = findBrowser();
  if (browserPath === null) throw new Error('the camera bench needs a browser: run npm test once');
  const folder = await mkdtemp(join(tmpdir(), 'lanyard-bench-'));
  const video = join(folder, 'camera.y4m');
  const random = seededRandom(9);
  const shown = Array.from({ length: 4 }, () => [
    { frames: 15 },
    { text: inventedCode(random), frames: 20, pose: { moduleSize: 6 } },
  ]);
  await makeCameraVideo(video, shown.flat());
  const opened = await openScanPage('cameraPage', { browserPath, video });
  try {
    await opened.page.locator('#verdict:not(:empty)').waitFor({ timeout: 15_000 });
    const measured = await measureCamera(opened, watchedMs);
    return [
      benchLine({
        group: 'ui',
        name: 'camera: code in view to painted text, p95',
        value: percentile(measured.latencies, 0.95),
        unit: 'ms',
        must: 350,
      }),
      benchLine({
        group: 'ui',
        name: 'camera: reads a second',
        value: measured.looksPerSecond,
        unit: '1/s',
        must: 20,
        atLeast: true,
      }),
      benchLine({
        group: 'ui',
        name: 'camera: cores kept busy by the page',
        value: measured.pageCores,
        unit: 'cores',
        must: 0.5,
      }),
    ];
  } finally {
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  }
};
