import type { Page } from 'playwright-core';

/**
 * What a hand-held scanner does: two keys each ms, then Enter. Each carries the time at which it goes down, as the system of
 * a real scanner says it, and they are sent without waiting for one another: a busy machine would stretch the gaps until
 * they look like a person's.
 */
export const scanByHand = async (page: Page, text: string): Promise<void> => {
  const browser = await page.context().newCDPSession(page);
  const keys = [...[...text].map((key) => ({ key, text: key })), enterKey];
  const begin = Date.now();
  await Promise.all(
    keys.flatMap(({ text: written, ...key }, index) => {
      const event = { ...key, timestamp: (begin + index / 2) / 1000 };
      return [
        browser.send('Input.dispatchKeyEvent', { type: 'keyDown', text: written, ...event }),
        browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
      ];
    }),
  );
  await browser.detach();
};

/** What a person does: a key each so many ms. Without their times, they would come in bunches on a busy machine. */
export const typeByHand = async (page: Page, text: string, gapMs: number): Promise<void> => {
  const browser = await page.context().newCDPSession(page);
  const begin = Date.now();
  for (const [index, key] of [...text].entries()) {
    const at = begin + index * gapMs;
    await page.waitForTimeout(Math.max(0, at - Date.now()));
    const event = { key, timestamp: at / 1000 };
    await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, ...event });
    await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }
  await browser.detach();
  // A key that may be a scanner's waits 100 ms; nobody reads the screen and presses the next one before that.
  await page.waitForTimeout(150);
};

const enterKey = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
