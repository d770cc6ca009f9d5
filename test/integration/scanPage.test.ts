import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findBrowser } from '../../build/findBrowser.mjs';
import { inventedCode } from '#test/bench/pictures/drawCode.ts';
import { seededRandom } from '#test/bench/pictures/seededRandom.ts';
import { makeCameraVideo } from '#test/support/makeCameraVideo.ts';
import { openScanPage, type OpenPage } from '#test/support/openScanPage.ts';
import { scanByHand, typeByHand } from '#test/support/byHand.ts';

const ShownState = z.object({
  scans: z.array(z.string()),
  name: z.string(),
  clicks: z.number(),
  shortcuts: z.string(),
});
const browserPath = findBrowser();
const shown = inventedCode(seededRandom(3));
const scanned = inventedCode(seededRandom(4));

describe.skipIf(/* keys are a browser's */ browserPath === null)('the screen that scans', () => {
  let folder: string;
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lanyard-video-'));
    const video = join(folder, 'camera.y4m');
    await makeCameraVideo(video, [{ text: shown, frames: 10 }]);
    opened = await openScanPage('scanPage', { browserPath: browserPath ?? '', video });
    page = opened.page;
  }, 60_000);

  afterAll(async () => {
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Off' }).click();
    await page.getByText('Camera is off').waitFor();
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  });

  const shownState = async () =>
    ShownState.parse(JSON.parse((await page.getByLabel('State').textContent()) ?? '{}'));
  const state = async () => {
    // Longer than any pause after which a scan or a waiting shortcut is given up.
    await page.waitForTimeout(250);
    const { scans, ...rest } = await shownState();
    // The camera may have read its code before it was turned off.
    return { scans: scans.filter((one) => one !== shown), ...rest };
  };
  const nothing = { scans: [], name: '', clicks: 0, shortcuts: '' };
  const scan = (text: string): Promise<void> => scanByHand(page, text);
  const paste = (text: string, label?: string): Promise<void> =>
    page.evaluate(
      ([pasted, field]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted ?? '');
        const target =
          field === undefined ? document.body : document.querySelector(`[aria-label=${field}]`);
        target?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      [text, label],
    );

  test('takes a scan with nothing focused, and no shortcut fires', async () => {
    await scan(scanned);
    expect(await state()).toEqual({ ...nothing, scans: [scanned] });
  });

  test('takes a scan with a button focused, and the button is not pressed', async () => {
    await page.getByRole('button', { name: 'Print' }).focus();
    await scan(scanned);
    expect(await state()).toEqual({ ...nothing, scans: [scanned] });
  });

  test('takes a scan out of a half-filled field and leaves text and selection as they were', async () => {
    const search = page.getByLabel('Search');
    await search.focus();
    await typeByHand(page, 'Anna Müller', 90);
    await search.evaluate((field: HTMLInputElement) => field.setSelectionRange(0, 4));
    await page.waitForTimeout(200);
    await scan(scanned);
    const selection = await search.evaluate((field: HTMLInputElement) => [
      field.selectionStart,
      field.selectionEnd,
    ]);
    expect({ ...(await state()), selection }).toEqual({
      ...nothing,
      scans: [scanned],
      name: 'Anna Müller',
      selection: [0, 4],
    });
  });

  test.each([
    ['hears of its keys late', { lateBy: 500, stillFor: 0, pauses: 200 }],
    ['stands still in the middle', { lateBy: 0, stillFor: 300, pauses: 5 }],
  ])('takes a scan whole by a page that %s', async (_, how) => {
    await page.evaluate(
      async ({ text, lateBy, stillFor, pauses }) => {
        const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
        const wentDown = performance.now();
        await pause(lateBy);
        for (const [index, key] of [...text, 'Enter'].entries()) {
          const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
          Object.defineProperty(event, 'timeStamp', { value: wentDown + index });
          document.body.dispatchEvent(event);
          if (index % 20 !== 1) continue;
          const until = performance.now() + stillFor;
          while (performance.now() < until);
          // Timers that are due come before the next key.
          await pause(pauses);
        }
      },
      { text: scanned, ...how },
    );
    expect(await state()).toEqual({ ...nothing, scans: [scanned] });
  });

  test('leaves typing, Enter and Space to the person', async () => {
    await page.getByLabel('Search').focus();
    await typeByHand(page, 'Ming-Hua', 60);
    await page.getByRole('button', { name: 'Print' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    expect(await state()).toEqual({ ...nothing, name: 'Ming-Hua', clicks: 2 });
  });

  test('gives a shortcut to the page after a moment', async () => {
    await page.keyboard.press('p');
    expect(await state()).toEqual({ ...nothing, shortcuts: 'p' });
  });

  test('takes a code pasted anywhere but into a field for other things', async () => {
    await paste(scanned);
    await paste(scanned, 'Search');
    await paste('Anna', 'Search');
    await paste(scanned, 'Note');
    expect(await state()).toEqual({ ...nothing, scans: [scanned, scanned] });
  });

  test('shows the camera without a jump, reads it once while it stays, and obeys the policy', async () => {
    const view = page.getByRole('region', { name: 'Camera' });
    const offSize = await view.boundingBox();
    await page.reload();
    await page.getByText('Hold the code').waitFor();
    const onSize = await view.boundingBox();
    await page.waitForTimeout(2500);
    const { scans } = await shownState();
    expect({ scans, size: onSize, videos: await page.locator('video').count() }).toEqual({
      scans: [shown],
      size: offSize,
      videos: 1,
    });
    expect(opened.complaints).toEqual([]);
  });
});

test.skipIf(/* the screen is a browser's */ browserPath === null)(
  'without a camera the screen says so, and a hand-held scanner still works',
  async () => {
    const { page, complaints, close } = await openScanPage('scanPage', {
      browserPath: browserPath ?? '',
    });
    await page.getByText('No camera').waitFor();
    await scanByHand(page, scanned);
    await page.getByText(scanned).waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
  30_000,
);
