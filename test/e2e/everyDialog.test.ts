import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanByHand, typeByHand } from '#test/support/byHand.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';
import { screenFaults } from '#test/support/screenFaults.ts';
import { squeezedTexts } from '#test/support/squeezedTexts.ts';

// Each verdict colour and each dialog of the desk, and the settings, in both languages, themes and sizes. About 45 s.

let desk: OpenDesk;
let codes: readonly string[] = [];
let fifth = '';
let later = 0;

beforeAll(async () => {
  desk = await openDesk({ clock: () => Date.now() + later });
  desk.page.setDefaultTimeout(8000);
  const given = await desk.station.call('demo.codes', {});
  if (!given.ok) throw new Error(given.error.code);
  codes = given.value.map(({ text }) => text);
  fifth = given.value[4]?.name ?? '';
}, 60_000);
afterAll(() => desk.close());

const faults = () => screenFaults(desk.page, desk.station);
const word = (text: string) =>
  desk.page.locator('.verdict-word').getByText(text, { exact: true }).waitFor();
const key = (name: string) => desk.page.keyboard.press(name);
const dialog = () => desk.page.getByRole('dialog');
const closeDialog = async () => {
  await key('Escape');
  await dialog().waitFor({ state: 'hidden' });
};
const scan = (text = '') => scanByHand(desk.page, text);
const forged = (code: string): string =>
  code.slice(0, 60) + (code[60] === 'A' ? 'B' : 'A') + code.slice(61);
const findAndAdmit = async (typed: string, name: string): Promise<void> => {
  await typeByHand(desk.page, `/${typed}`, 80);
  // Not who was found by the first of the letters.
  await desk.page.locator('.found-name').first().filter({ hasText: name }).waitFor();
  await key('ArrowDown');
  await desk.page.locator('.found-pick:focus').waitFor();
  const found = await desk.page.locator('.found-name').first().textContent();
  await key('Enter');
  await verdictOn(found ?? '');
};
const verdictOn = (name: string) =>
  desk.page.locator('.verdict-name').getByText(name, { exact: false }).waitFor();

describe('the desk', () => {
  test('has no fault while it waits', async () => {
    await word('Ready');
    expect(await faults()).toEqual([]);
  });

  test.for([
    ['Admitted', 'code'],
    ['In, just now', 'code'],
    ['Already in', 'code'],
    ['Not genuine', 'forged'],
    ['Not ours', 'https://example.org/some/thing'],
    ['Private link', 'https://example.org/a/la1_abcdefgh'],
  ] as const)('has no fault when it says "%s"', async ([verdict, text]) => {
    if (verdict === 'Already in') later += 5 * 60_000;
    const [code = ''] = codes;
    if (text === 'code') await scan(code);
    else await scan(text === 'forged' ? forged(code) : text);
    await word(verdict);
    expect(await faults()).toEqual([]);
  });

  test.for([
    ['Maximiliane Friederike', 'Maximiliane Friederike'],
    ['Παπαδημητρακόπουλος', 'Παπαδημητρακόπουλος'],
    ['أبو بكر', 'أبو بكر'],
    ['王伟', '王伟'],
    ['שלום', 'שָׁלוֹם'],
  ] as const)('has room for %s', async ([typed, name]) => {
    await findAndAdmit(typed, name);
    expect(await faults()).toEqual([]);
  });

  test('has no fault with people found, and with nobody found', async () => {
    await typeByHand(desk.page, '/schäfer', 80);
    await desk.page.locator('.found-name').first().waitFor();
    expect(await faults()).toEqual([]);
    await typeByHand(desk.page, 'xqzvy', 80);
    await desk.page.getByText(/Nobody found/).waitFor();
    expect(await faults()).toEqual([]);
    await key('Escape');
  });
});

describe('a dialog', () => {
  test.for([
    ['of a badge name', 'e', 'Name on the badge'],
    ['that asks why to undo', 'u', 'Undo this check-in?'],
    ['of a walk-in', 'w', 'Walk-in'],
    ['of the keys', '?', 'Keyboard'],
  ] as const)('%s has no fault', async ([, letter, title]) => {
    await scan(codes[4]);
    await verdictOn(fifth);
    if (letter === 'u') await findAndAdmit('Siobhán', 'Siobhán');
    await key(letter);
    await desk.page.getByRole('heading', { name: title, exact: true }).waitFor();
    if (letter === 'e') await dialog().getByRole('img').waitFor();
    expect(await faults()).toEqual([]);
    await closeDialog();
  });

  test('of a walk-in has no fault with problems and people like them', async () => {
    await key('w');
    await desk.page.getByLabel('First name').fill('Anna');
    await desk.page.getByLabel('Last name').fill('Schaefer');
    await desk.page.getByLabel('Mail', { exact: true }).fill('nonsense');
    await key('Enter');
    await desk.page.getByText('This is not a mail address.').waitFor();
    await desk.page.getByText(/Already on the list/).waitFor();
    expect(await faults()).toEqual([]);
    await closeDialog();
  });

  test('that asks why to replace a badge has no fault', async () => {
    later += 5 * 60_000;
    await scan(codes[4]);
    await word('Already in');
    await key('r');
    await desk.page.getByRole('heading', { name: 'Replace the badge?' }).waitFor();
    expect(await faults()).toEqual([]);
    await closeDialog();
  });

  test('of a person has no fault', async () => {
    await desk.page.locator('button.recent-row').first().click();
    await dialog().waitFor();
    expect(await faults()).toEqual([]);
    await closeDialog();
  });

  test('of helpdesk cases has no fault, empty or not', async () => {
    await desk.page.reload();
    await word('Ready');
    await key('h');
    await dialog()
      .getByText(/No cases/)
      .waitFor();
    expect(await faults()).toEqual([]);
    await closeDialog();
    await desk.station.call('helpdesk.send', {
      factId: null,
      attendeeId: null,
      text: 'Lost child',
    });
    await key('h');
    await dialog().getByText('Lost child').waitFor();
    expect(await faults()).toEqual([]);
    await closeDialog();
  });

  test('of demo codes has no fault', async () => {
    await key('t');
    await dialog().getByRole('img').first().waitFor();
    expect(await faults()).toEqual([]);
    await closeDialog();
  });
});

describe('right to left', () => {
  const screens = ['Desk', 'Search', 'Badge station', 'Door', 'Settings'];
  test.for(screens)('%s has room for its words', async (name) => {
    await desk.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
    await desk.page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await desk.page.waitForTimeout(200);
    expect(await squeezedTexts(desk.page)).toEqual([]);
    const [bar, clock] = await Promise.all(
      ['.top-bar-event', '.top-bar-time'].map((part) => desk.page.locator(part).boundingBox()),
    );
    expect((bar?.x ?? 0) > (clock?.x ?? 0)).toBe(true);
    await desk.page.evaluate(() => (document.documentElement.dir = 'ltr'));
  });
});

describe('the settings', () => {
  test('have no fault, with an enrolment code shown as well', async () => {
    await desk.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    await desk.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await desk.page.getByRole('button', { name: 'Show an enrolment code' }).click();
    await desk.page.getByRole('img', { name: 'Enrolment code as a QR code' }).waitFor();
    expect(await faults()).toEqual([]);
  });

  test('have no fault with a list of choices open', async () => {
    await desk.page.getByRole('button', { name: /Where it counts/ }).click();
    await desk.page.getByRole('listbox').waitFor();
    expect(await faults()).toEqual([]);
  });
});
