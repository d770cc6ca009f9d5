import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScan } from '#shared/codes/parseScan.ts';
import { readPdfPage } from '#test/support/badge/readPdf.ts';
import { scanByHand, typeByHand } from '#test/support/byHand.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';

// A day at the desk: a real code and a private link before the desk's own camera, a badge that is read back, and what
// goes wrong after it. About 25 s, 75 MB of video. What becomes of private links in all other ways: privateLinks.test.ts.

const link = 'https://example.org/a/la1_c4n4ryc4n4ryc4n4ryc4n4ryc4n4ry22';

let desk: OpenDesk;
let person: { readonly name: string; readonly text: string };
let other: { readonly name: string; readonly text: string };
/** What to add to the clock of the station: people come back minutes later. */
let later = 0;
let firstBadge = '';

beforeAll(async () => {
  desk = await openDesk({
    clock: () => Date.now() + later,
    camera: async (station) => {
      const codes = await station.call('demo.codes', {});
      const [first, second] = codes.ok ? codes.value : [];
      if (first === undefined || second === undefined) throw new Error('no demo codes');
      [person, other] = [first, second];
      const nothing = { frames: 12 };
      return [nothing, { text: first.text, frames: 12 }, nothing, { text: link, frames: 12 }];
    },
  });
  desk.page.setDefaultTimeout(10_000);
}, 60_000);
afterAll(() => desk.close());

const word = (text: string | RegExp) =>
  desk.page
    .locator('.verdict-word')
    .getByText(text, { exact: typeof text === 'string' })
    .waitFor();
const sentence = (text: string | RegExp) =>
  desk.page.locator('.verdict-say').getByText(text).waitFor();
const shownName = () => desk.page.locator('.verdict-name').textContent();
const tone = () => desk.page.locator('.verdict').getAttribute('data-tone');
const press = (name: string | RegExp) => desk.page.getByRole('button', { name }).click();
const recentCodes = async () => {
  const recent = await desk.station.call('scans.recent', {});
  return recent.ok ? recent.value.map(({ code }) => code) : [];
};
const dialogIsGone = () => desk.page.getByRole('dialog').waitFor({ state: 'hidden' });

/** The QR code on a saved badge, as a program that is none of ours reads it. */
const badgeCodeOf = async (download: Download): Promise<string> => {
  const page = await readPdfPage(new Uint8Array(readFileSync(await download.path())));
  const text = await page.decodeQr(200);
  await page.close();
  return text ?? '';
};
const savedBadge = async (save: () => Promise<void>): Promise<string> => {
  const [download] = await Promise.all([desk.page.waitForEvent('download'), save()]);
  return badgeCodeOf(download);
};
const codeIn = (text: string) => {
  const scan = parseScan(text);
  return scan.kind === 'code' ? scan.code : null;
};

describe('the camera of the desk', () => {
  test('admits a person, refuses a private link, and knows the person again', async () => {
    await word('Ready');
    await press('Turn on');
    await word('Admitted');
    expect([await shownName(), await tone()]).toEqual([person.name, 'admit']);
    await word('Private link');
    expect(await tone()).toBe('private');
    await word('In, just now');
    await press('Turn off');
    await desk.page.locator('.camera-view--off').waitFor();
    expect((await recentCodes()).toReversed().slice(0, 3)).toEqual([
      'admitted',
      'private_link',
      'already_in_just_now',
    ]);
  });

  test('says when and where the person came in before', async () => {
    later += 5 * 60_000;
    await press('Turn on');
    await word('Already in');
    await sentence(/^Entered at .*\d\d:\d\d at Desk 1/);
    expect([await shownName(), await tone()]).toEqual([person.name, 'caution']);
    await press('Turn off');
    await desk.page.locator('.camera-view--off').waitFor();
  });
});

describe('the badge', () => {
  test('is saved as PDF with the badge code of this person and no other', async () => {
    later += 60_000;
    await scanByHand(desk.page, person.text);
    await word('Already in');
    await press(/^Re-entry/);
    await word('Back in');
    firstBadge = await savedBadge(() => desk.page.keyboard.press('p'));
    await sentence('The badge was saved as a PDF file.');
    const [badge, entry] = [codeIn(firstBadge), codeIn(person.text)];
    expect(badge).toMatchObject({ medium: 'badge', payload: { generation: 1 } });
    expect(badge?.payload.subject).toBe(entry?.payload.subject);
    expect(badge?.payload.event).toBe(entry?.payload.event);
    later += 60_000;
    await scanByHand(desk.page, firstBadge);
    await word('Already in');
    expect(await shownName()).toBe(person.name);
  });

  test('once replaced, with a reason, says so when the old one is scanned', async () => {
    await press(/Replace badge/);
    await desk.page.getByRole('heading', { name: 'Replace the badge?' }).waitFor();
    const secondBadge = await savedBadge(() => press('Lost'));
    await dialogIsGone();
    expect(codeIn(secondBadge)?.payload).toMatchObject({
      subject: codeIn(firstBadge)?.payload.subject,
      generation: 2,
    });
    await scanByHand(desk.page, firstBadge);
    await word('Replaced');
    await sentence(/^Replaced by a newer one at .*\d\d:\d\d at Desk 1/);
    expect(await tone()).toBe('refuse');
    later += 60_000;
    await scanByHand(desk.page, secondBadge);
    await word('Already in');
  });
});

describe('the operator', () => {
  test('takes a check-in back with a reason on screen', async () => {
    await scanByHand(desk.page, other.text);
    await word('Admitted');
    await press(/^Undo/);
    await press('Scanned by mistake');
    await dialogIsGone();
    await sentence('Undone. Ready for the next scan.');
    await desk.page.locator('.recent-row').first().getByText('undone').waitFor();
    await scanByHand(desk.page, other.text);
    await word('Admitted');
  });

  test('finds a person in spite of a typo and checks them in', async () => {
    await typeByHand(desk.page, '/Zolc Lukazs', 80);
    await desk.page.locator('.found-name').getByText('Łukasz Żółć').waitFor();
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.locator('.found-pick:focus').waitFor();
    await desk.page.keyboard.press('Enter');
    await word('Admitted');
    expect(await shownName()).toBe('Łukasz Żółć');
    await desk.page.getByText('Found by search: ask for the name').waitFor();
  });

  test('is shown who a walk-in may be, adds them all the same, and the badge comes', async () => {
    await desk.page.keyboard.press('w');
    await desk.page.getByLabel('First name').fill('Łukasz');
    await desk.page.getByLabel('Last name').fill('Zolc');
    await desk.page.getByText('Already on the list?').waitFor();
    await desk.page.getByRole('dialog').getByText('Łukasz Żółć').waitFor();
    await press('Add and check in');
    const badge = await savedBadge(() => press('Somebody else: add anyway'));
    await word('Admitted');
    expect([await shownName(), codeIn(badge)?.payload.generation]).toEqual(['Łukasz Zolc', 1]);
  });
});
