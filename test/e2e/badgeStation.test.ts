import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screenFaults } from '#test/support/screenFaults.ts';
import { scanByHand, typeByHand } from '#test/support/byHand.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';
import { openPrintSystem, type PrintSystem } from '#test/support/openPrintSystem.ts';

/** The first program that is found on PATH decides. */
const hasCups = process.platform !== 'win32';
const printer = 'Badge_1';

let desk: OpenDesk;
let printSystem: PrintSystem;

beforeAll(async () => {
  printSystem = openPrintSystem(printer);
  desk = await openDesk();
  desk.page.setDefaultTimeout(8000);
  await desk.page
    .getByRole('navigation')
    .getByRole('button', { name: 'Badge station', exact: true })
    .click();
}, 60_000);
afterAll(async () => {
  await desk.close();
  printSystem.close();
});

const press = (name: string) => desk.page.getByRole('button', { name, exact: true }).click();
const status = (text: string | RegExp) =>
  desk.page.locator('.badge-sheet-count').getByText(text).waitFor();
const firstJob = () => desk.page.locator('.queue-row').first();
const jobState = (text: string) => firstJob().locator('.queue-state').getByText(text).waitFor();

const find = async (text: string): Promise<void> => {
  await desk.page.keyboard.press('/');
  await desk.page.locator('input:focus').waitFor();
  await typeByHand(desk.page, text, 80);
  await desk.page.locator('.found-name').first().waitFor();
  await desk.page.keyboard.press('ArrowDown');
  await desk.page.locator('.found-pick:focus').waitFor();
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.badge-picture img').waitFor();
};

describe('the badge station', () => {
  test('reads no codes and says so, so that nobody is checked in by accident', async () => {
    const codes = await desk.station.call('demo.codes', {});
    await scanByHand(desk.page, (codes.ok ? codes.value[0]?.text : undefined) ?? '');
    await desk.page.getByText(/Codes are not read here/).waitFor();
    expect(await desk.station.call('scans.recent', {})).toMatchObject({ ok: true, value: [] });
    expect(await screenFaults(desk.page, desk.station)).toEqual([]);
  });

  test('shows the badge of a person as it will print', async () => {
    await find('Łukasz Żółć');
    await desk.page.getByRole('heading', { name: 'Łukasz Żółć' }).waitFor();
    await desk.page.getByRole('img', { name: 'Badge of Łukasz Żółć' }).waitFor();
    await desk.page.getByText('105 × 148 mm').waitFor();
    await status('Not printed yet');
    expect(await screenFaults(desk.page, desk.station)).toEqual([]);
  });

  test('saves a badge as a PDF file and notes it in the queue', async () => {
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      press('Save as PDF'),
    ]);
    const file = readFileSync(await download.path());
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    await jobState('saved as PDF');
    await status(/saved/);
  });

  test('offers another name where the fonts cannot draw this one, and prints no boxes', async () => {
    await find('王伟');
    await desk.page.getByText('No font here has: 王 伟').waitFor();
    const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
    expect(await button('Print badge').isDisabled()).toBe(true);
    expect(await button('Badge name').getAttribute('data-kind')).toBe('main');
    await desk.page.keyboard.press('Escape');
    await find('Łukasz Żółć');
  });

  test.runIf(/* the stand-in for CUPS needs a POSIX shell */ hasCups)(
    'asks why before it prints another badge, and what became of it',
    async () => {
      await press('Print badge');
      await desk.page.getByRole('heading', { name: 'Print another badge?' }).waitFor();
      expect(await screenFaults(desk.page, desk.station)).toEqual([]);
      await press('Damaged');
      await jobState(`sent to the printer · ${printer}`);
      expect(printSystem.printed()).toEqual([`${printer} %PDF-`]);
      expect(await screenFaults(desk.page, desk.station)).toEqual([]);
      await firstJob().getByRole('button', { name: 'It came out: Łukasz Żółć' }).click();
      await jobState('came out');
      expect(await firstJob().getByRole('group').count()).toBe(0);
    },
  );

  test.runIf(/* the stand-in for CUPS needs a POSIX shell */ hasCups)(
    'keeps a badge that the printer did not take and sends it again',
    async () => {
      printSystem.breakDown();
      await find('Tellian');
      await press('Print badge');
      await jobState('failed: the printer did not take it');
      await firstJob().getByRole('button', { name: 'Leave it: Tellian' }).click();
      await jobState('did not come out');
    },
  );

  test('warns of a name that was changed before printing', async () => {
    await find('Nirmala');
    await press('Badge name');
    const field = desk.page.getByRole('dialog').getByRole('textbox');
    await field.fill('Nirmala 𒀀');
    await desk.page.getByRole('dialog').getByText(/𒀀/).waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});
