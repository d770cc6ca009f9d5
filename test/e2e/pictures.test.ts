import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanByHand, typeByHand } from '#test/support/byHand.ts';
import { holdDate, moveDate } from '#test/support/holdDate.ts';
import { keepPicture } from '#test/support/keepPicture.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';

// The pictures of the README. With LANYARD_PICTURES=write they are put into docs/images; without it the test sees to it
// that they can be made: the same twice, with their fonts, and not empty. About 20 s.

/** A morning in May, whenever and wherever the pictures are made. */
let now = Date.UTC(2027, 4, 4, 6, 10);
const timeZone = 'Europe/Berlin';
const formerZone = process.env['TZ'];

const openForPicture = (isEmpty: boolean): Promise<OpenDesk> =>
  openDesk({
    isEmpty,
    clock: () => now,
    settings: { theme: 'light', operator: '07' },
    timezoneId: timeZone,
    locale: 'en-GB',
    prepare: (page) => holdDate(page, now),
  });

/** Takes the picture of a window, twice, and keeps it where that is asked. */
const picture = async ({ page }: OpenDesk, name: string): Promise<void> => {
  await moveDate(page, now);
  await page.mouse.move(0, 0);
  // The clock of the top bar is read once a second.
  await page.waitForTimeout(1100);
  await keepPicture(page, name);
  expect(await page.evaluate(() => document.fonts.check('600 17px "Inter Variable"'))).toBe(true);
};

describe('the pictures of the README', () => {
  let desk: OpenDesk;
  let codes: readonly { readonly text: string; readonly name: string }[] = [];
  let people: readonly string[] = [];

  beforeAll(async () => {
    process.env['TZ'] = timeZone;
    desk = await openForPicture(false);
    const [given, list] = await Promise.all([
      desk.station.call('demo.codes', {}),
      desk.station.call('attendees.list', { limit: 1000 }),
    ]);
    codes = given.ok ? given.value : [];
    people = list.ok ? list.value.rows.map(({ id }) => id) : [];
  }, 60_000);
  afterAll(async () => {
    await desk.close();
    if (formerZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = formerZone;
  });

  const word = (text: string) =>
    desk.page.locator('.verdict-word').getByText(text, { exact: true }).waitFor();
  const screen = (name: string) =>
    desk.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  const scan = async (text: string, verdict: string): Promise<void> => {
    now += 20_000;
    await scanByHand(desk.page, text);
    await word(verdict);
  };
  /** Waits for the person too: the word may still be that of the one before. */
  const scanOf = async (place: number, verdict: string): Promise<void> => {
    const { text = '', name = '' } = codes[place] ?? {};
    await scan(text, verdict);
    await desk.page.locator('.verdict-name').getByText(name).waitFor();
  };

  test('the start', async () => {
    const empty = await openForPicture(true);
    await empty.page.getByRole('heading', { name: 'Set up this station' }).waitFor();
    await picture(empty, 'start');
    await empty.close();
  });

  test('the desk, a person admitted', async () => {
    for (const attendeeId of people.slice(60, 660)) {
      await desk.station.call('scans.admit', { attendeeId });
    }
    await word('Ready');
    await scanOf(3, 'Admitted');
    await scanOf(0, 'Admitted');
    await scanOf(7, 'Admitted');
    await scan('https://example.org/a/la1_abcdefgh', 'Private link');
    await scanOf(0, 'Already in');
    await scanOf(5, 'Admitted');
    await picture(desk, 'desk-admitted');
  });

  test('the badge station', async () => {
    for (const query of ['Ærøskøbing', 'nirmala', 'Schäfer Delta', 'Peter Müller']) {
      const found = await desk.station.call('attendees.search', { query });
      const attendeeId = (found.ok ? found.value.rows[0]?.id : undefined) ?? '';
      now += 40_000;
      await desk.station.call('badges.save', { attendeeId });
    }
    await screen('Badge station');
    await typeByHand(desk.page, '/Żółć', 80);
    await desk.page.locator('.found-name').getByText('Łukasz Żółć').waitFor();
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.locator('.found-pick:focus').waitFor();
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.badge-picture img').waitFor();
    await picture(desk, 'badge-station');
  });

  test('a door', async () => {
    await screen('Door');
    await desk.page.getByLabel('Title or room').fill('Badges by hand');
    await desk.page.locator('.session-row').getByText('Badges by hand').click();
    await word('Ready');
    const status = await desk.station.call('station.status', {});
    const checkpoint = status.ok ? status.value.settings.checkpoint : '';
    for (const attendeeId of people.slice(60, 67)) {
      await desk.station.call('scans.admit', { attendeeId, checkpoint });
    }
    // The fifth is registered for this workshop.
    await desk.station.call('scans.submit', { text: codes[4]?.text ?? '', checkpoint: 'entrance' });
    await scanOf(4, 'Admitted');
    await picture(desk, 'door');
  });
});
