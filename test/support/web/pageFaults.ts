import type { Page } from 'playwright-core';
import { languages } from '#shared/model/language.ts';
import { axeFaults } from '#test/support/axeFaults.ts';

const phone = { width: 390, height: 844 };
const laptop = { width: 1366, height: 768 };

/**
 * What is wrong with the page as GET gives it: axe's objections and what does not fit the width, in each language, light and
 * dark, on a phone and a laptop (each language once). The page is left in English, in the light, on a phone. About 2 s.
 */
export const pageFaults = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  const { pathname } = new URL(page.url());
  for (const [no, language] of languages.entries()) {
    const colorScheme = no % 2 === 0 ? 'light' : 'dark';
    const size = no % 3 === 1 ? laptop : phone;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.goto(new URL(`${pathname}?lang=${language}`, page.url()).href);
    const look = `${language} ${colorScheme} ${size.width}`;
    for (const fault of await axeFaults(page)) found.push(`${look}: ${fault}`);
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (tooWide > 0) found.push(`${look}: ${tooWide} px too wide`);
  }
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(new URL(`${pathname}?lang=en`, page.url()).href);
  return found;
};
