import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));
const isWriting = process.env['LANYARD_PICTURES'] === 'write';

/**
 * Takes the picture of a window of 1366 × 768 for the docs once nothing moves in it any more, sees to it that it is not empty, and
 * with LANYARD_PICTURES=write puts it into docs/images.
 */
export const keepPicture = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  let png = await page.screenshot();
  const stands = async (): Promise<boolean> => {
    const former = png;
    png = await page.screenshot();
    return png.equals(former);
  };
  await expect.poll(stands, { timeout: 15_000, interval: 500 }).toBe(true);
  expect(await coloursOf(png)).toBeGreaterThan(100);
  if (!isWriting) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.png`, png);
};

const coloursOf = async (png: Buffer): Promise<number> => {
  const image = await loadImage(png);
  expect([image.width, image.height]).toEqual([1366, 768]);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return new Set(new Uint32Array(data.buffer)).size;
};
