import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shifts, watchShifts } from '#test/support/layoutShifts.ts';
import { scanByHand, typeByHand } from '#test/support/byHand.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

const word = (text: string | RegExp) =>
  desk.page.locator('.verdict-word').filter({ hasText: text });

describe('the desk', () => {
  test('admits a scanned entry code, then says already in, and undoes with a reason', async () => {
    const codes = await desk.station.call('demo.codes', {});
    const [first] = codes.ok ? codes.value : [];
    if (first === undefined) throw new Error('no demo codes');
    await word('Ready').waitFor();
    await scanByHand(desk.page, first.text);
    await word('Admitted').waitFor();
    await desk.page.locator('.desk-verdict').getByText(first.name).first().waitFor();
    await scanByHand(desk.page, first.text);
    await word(/already in|just now/i).waitFor();
    const recent = await desk.station.call('scans.recent', {});
    const admitted = recent.ok ? recent.value.find(({ code }) => code === 'admitted') : undefined;
    const undone = await desk.station.call('scans.undo', {
      factId: admitted?.factId ?? '',
      reason: 'wrong person',
    });
    expect(undone.ok).toBe(true);
    await scanByHand(desk.page, first.text);
    await word('Admitted').waitFor();
  }, 30_000);

  test('finds a person in spite of a typo, and Enter alone picks nobody', async () => {
    await desk.page.keyboard.press('/');
    await desk.page.locator('input:focus').waitFor();
    await typeByHand(desk.page, 'Ngyuen', 90);
    await desk.page
      .getByRole('list')
      .getByText(/Nguyễn/)
      .first()
      .waitFor();
    const before = await desk.station.call('checkpoints.read', {});
    await desk.page.keyboard.press('Enter');
    const after = await desk.station.call('checkpoints.read', {});
    expect(after).toEqual(before);
    await desk.page.keyboard.press('Escape');
  }, 30_000);

  test.each([45, 70, 110, 140])(
    'puts what is typed after / into the field, at %i ms a key',
    async (delay) => {
      const field = desk.page.getByRole('search').getByRole('textbox');
      await typeByHand(desk.page, '/anna schäfer', delay);
      await expect.poll(() => field.inputValue()).toBe('anna schäfer');
      await desk.page.keyboard.press('Escape');
      await expect.poll(() => field.inputValue()).toBe('');
    },
    20_000,
  );

  test('puts what is typed after W into the walk-in form', async () => {
    await typeByHand(desk.page, 'wada', 50);
    const field = desk.page.getByLabel('First name');
    await expect.poll(() => field.inputValue()).toBe('ada');
    await field.fill('');
    await desk.page.keyboard.press('Escape');
    await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('knows a scan that begins with / and puts none of it into the field', async () => {
    await scanByHand(desk.page, '/boxes/17/shelf-4');
    await word('Not ours').waitFor();
    expect(await desk.page.getByRole('search').getByRole('textbox').inputValue()).toBe('');
    expect(await desk.page.locator('input:focus').count()).toBe(0);
  });

  test('keeps everything in its place when a verdict comes, in letters to be read from 2 m', async () => {
    const codes = await desk.station.call('demo.codes', {});
    const texts = codes.ok ? codes.value.slice(1, 4).map(({ text }) => text) : [];
    const [known = ''] = texts;
    const forged = `${known.slice(0, 60)}${known[60] === 'A' ? 'B' : 'A'}${known.slice(61)}`;
    await watchShifts(desk.page);
    const before = await places();
    const seen = new Set<string | null>();
    const scans = [...texts, known, forged, 'https://example.org/a/la1_abcdefgh', 'LE1TOOSHORT'];
    for (const text of scans) {
      await scanByHand(desk.page, text);
      await desk.page.locator('.verdict-name').waitFor();
      await desk.page.waitForTimeout(250);
      expect(await places()).toEqual(before);
      seen.add(await desk.page.locator('.verdict').getAttribute('data-tone'));
      const { word: wordSize, name: nameSize } = await letterSizes();
      // 6.7 mm of cap height on a 14-inch laptop, a three-hundredth of the distance.
      expect([wordSize >= 40, nameSize >= 48]).toEqual([true, true]);
    }
    expect(seen.size).toBeGreaterThanOrEqual(4);
    expect(await shifts(desk.page)).toEqual([]);
  }, 30_000);

  test('stands still under reduced motion', async () => {
    const moving = await desk.page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
        }).length,
    );
    expect(moving).toBe(0);
  });
});

/** Where the parts of the desk are that must not move. */
const places = async () => {
  const parts = ['.verdict', '.desk-foot', '.desk-count-bar', '.desk-search', '.desk-camera'];
  return Promise.all(parts.map((part) => desk.page.locator(part).boundingBox()));
};

const letterSizes = () =>
  desk.page.evaluate(() => {
    const sizeOf = (selector: string): number => {
      const element = document.querySelector(selector);
      return element === null ? 0 : Number.parseFloat(getComputedStyle(element).fontSize);
    };
    return { word: sizeOf('.verdict-word'), name: sizeOf('.verdict-name') };
  });
