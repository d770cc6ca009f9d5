import type { Page } from 'playwright-core';

/**
 * Lets the date of a page stand still, in what it loads from now on. Playwright's own clock would also take from keys the
 * time at which they went down, by which a scanner is told from a person.
 */
export const holdDate = async (page: Page, time: number): Promise<void> => {
  await page.addInitScript(standStill, time);
};

/** Moves the date of a page that `holdDate` holds. */
export const moveDate = async (page: Page, time: number): Promise<void> => {
  await page.evaluate(standStill, time);
};

const standStill = (time: number): void => {
  const RealDate = Date;
  window.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[]): object =>
      given.length === 0 ? new target(time) : (Reflect.construct(target, given) as Date),
    get: (target, name): unknown => (name === 'now' ? () => time : Reflect.get(target, name)),
  });
};
