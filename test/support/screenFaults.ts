import type { Page } from 'playwright-core';
import type { StationClient } from '#shared/contract/transport.ts';
import { axeFaults } from './axeFaults.ts';
import { squeezedTexts } from './squeezedTexts.ts';

const laptop = { width: 1366, height: 768 };
const upright = { width: 1024, height: 1366 };

/** Each language with each colour theme, each theme with each size, each size with each language. */
const looks = [
  { language: 'de', theme: 'dark', size: laptop },
  { language: 'de', theme: 'light', size: upright },
  { language: 'en', theme: 'dark', size: upright },
  { language: 'en', theme: 'light', size: laptop },
] as const;

/**
 * What axe objects to on the page as it stands, texts without enough room, and names that would turn the words around
 * them: in two languages, light and dark, on a laptop and upright. The page is left in English, in the light, on a laptop. About 1.5 s.
 */
export const screenFaults = async (
  page: Page,
  station: StationClient,
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { language, theme, size } of looks) {
    await page.setViewportSize(size);
    await station.call('settings.change', { language, theme });
    await page.locator(`:root[data-theme="${theme}"][lang="${language}"]`).waitFor({
      state: 'attached',
    });
    // The container queries of the new size, and React's own painting of the new words.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    await page.waitForFunction(everyDialogIsDrawn);
    const look = `${language} ${theme} ${size.width}`;
    for (const fault of await squeezedTexts(page)) found.push(`${look}: ${fault}`);
    for (const fault of await looseNames(page)) found.push(`${look}: ${fault}`);
    for (const fault of await axeFaults(page)) found.push(`${look}: ${fault}`);
  }
  return found;
};

/**
 * React Aria takes a size that changes just after a field got the focus for a keyboard on the screen, and draws a dialog
 * only when that has settled, 0.6 s at most.
 */
const everyDialogIsDrawn = (): boolean =>
  [...document.querySelectorAll('.dialog-shade, .dialog')].every(
    (element) => getComputedStyle(element).opacity === '1',
  );

/** Words of a right-to-left script outside of `<bdi>`: they would pull their neighbours along. */
const looseNames = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode() !== null) {
      const { textContent, parentElement } = walker.currentNode;
      if (!/[\u0590-\u08ff]/u.test(textContent ?? '')) continue;
      if (parentElement?.closest('bdi, textarea') === null) found.push(`no bdi: ${textContent}`);
    }
    return found;
  });
