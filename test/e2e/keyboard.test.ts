import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createListFiles } from '#test/support/listFiles.ts';
import { typeByHand } from '#test/support/byHand.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';

// From an empty station to a badge in the hand, without a mouse. Nothing here clicks, fills or focuses. About 12 s.

const files = createListFiles();
let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk({ isEmpty: true });
  desk.page.setDefaultTimeout(8000);
  // Playwright takes file choosers over from now on, not only when the key is under way already.
  desk.page.on('filechooser', () => undefined);
}, 60_000);
afterAll(async () => {
  await desk.close();
  files.remove();
});

const key = (name: string) => desk.page.keyboard.press(name);
const type = (text: string) => typeByHand(desk.page, text, 80);
const heading = (name: string) => desk.page.getByRole('heading', { name, exact: true }).waitFor();
const word = (text: string) =>
  desk.page.locator('.verdict-word').getByText(text, { exact: true }).waitFor();

/** What has the focus, and whether that can be seen. */
const focus = () =>
  desk.page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return { name: '', isDrawn: true };
    const ids = (focused.getAttribute('aria-labelledby') ?? '').split(' ');
    const labels = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    // A radio or switch is drawn by its label; the input itself is out of sight.
    const label = focused.closest('label');
    const name =
      labels.trim() || focused.getAttribute('aria-label') || (label ?? focused).textContent;
    const drawn =
      label === null
        ? [focused, focused.parentElement, ...focused.querySelectorAll('*')]
        : [label, ...label.querySelectorAll(':not(input)')];
    const isDrawn = drawn.some(
      (element) =>
        element !== null && !['none', ''].includes(getComputedStyle(element).outlineStyle),
    );
    return { name: name.trim(), isDrawn };
  });

/** A screen gives the focus away just after it is painted. */
const hasFocus = (name: string) =>
  expect.poll(async () => (await focus()).name, { timeout: 8000 }).toBe(name);

/** Goes on by Tab until something of that name has the focus; each step of the way can be seen. */
const tabTo = async (name: RegExp): Promise<void> => {
  const passed: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const focused = await focus();
    if (name.test(focused.name)) return;
    if (passed.length > 0) expect(focused).toMatchObject({ isDrawn: true });
    passed.push(focused.name);
    await key('Tab');
  }
  throw new Error(`Tab does not lead to ${String(name)}, only to ${passed.join(' | ')}`);
};

describe('without a mouse', () => {
  test('an event is made and a list comes in, its columns corrected', async () => {
    await heading('Set up this station');
    await tabTo(/^New event/);
    await key('Enter');
    await heading('New event');
    await type('Meadow Days');
    await key('Enter');
    await heading('Now the list of attendees');
    await hasFocus('Choose a file');
    const [chooser] = await Promise.all([desk.page.waitForEvent('filechooser'), key('Enter')]);
    await chooser.setFiles(files.put('people.csv', 'Name,Shirt\nAda Example,M\nBo Ng,L\n'));
    await heading('Is this understood right?');
    await hasFocus('Import 2 rows');
    await tabTo(/What Shirt is/);
    await key('Enter');
    await desk.page.getByRole('listbox').waitFor();
    await type('cat');
    await key('Enter');
    await desk.page.locator('.mapping .select-button').getByText('Category').waitFor();
    await tabTo(/^Import 2 rows/);
    await key('Enter');
    await heading('The list is in');
    await hasFocus('Go to the desk');
    await key('Enter');
    await word('Ready');
  });

  test('a person is found and checked in, and the badge is saved', async () => {
    await type('/ada exmple');
    await desk.page.locator('.found-name').getByText('Ada Example').waitFor();
    await key('ArrowDown');
    await desk.page.locator('.found-pick:focus').waitFor();
    await key('Enter');
    await word('Admitted');
    const [download] = await Promise.all([desk.page.waitForEvent('download'), key('p')]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await desk.page.getByText('The badge was saved as a PDF file.').first().waitFor();
  });

  test('a mistake is taken back, the usual reason by Enter alone', async () => {
    await key('u');
    await heading('Undo this check-in?');
    await hasFocus('Wrong person');
    await key('Enter');
    await word('Ready');
    await desk.page.locator('.recent-row').first().getByText('undone').waitFor();
  });

  test('a walk-in is added', async () => {
    await key('w');
    await heading('Walk-in');
    await type('Quirina');
    await key('Tab');
    await type('Walkin');
    await Promise.all([desk.page.waitForEvent('download'), key('Enter')]);
    await word('Admitted');
  });

  test('the keys are shown by ?, and Escape goes back', async () => {
    await key('?');
    await heading('Keyboard');
    await desk.page.getByText('Replace badge').last().waitFor();
    await desk.page.locator('[role=dialog]:focus-within').waitFor();
    await key('Escape');
    await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('every screen is reached, and a setting changed', async () => {
    await tabTo(/^Badge station$/);
    await key('Enter');
    await desk.page.getByText('Whose badge?').waitFor();
    await type('/ada');
    await desk.page.locator('.found-name').getByText('Ada Example').waitFor();
    await key('ArrowDown');
    await desk.page.locator('.found-pick:focus').waitFor();
    await key('Enter');
    await heading('Ada Example');
    await tabTo(/^Door$/);
    await key('Enter');
    await heading('Which session is this door?');
    await tabTo(/^Settings$/);
    await key('Enter');
    await heading('Settings');
    await tabTo(/^Large text/);
    await key('Space');
    await desk.page.locator(':root[data-size="large"]').waitFor({ state: 'attached' });
  });
});
