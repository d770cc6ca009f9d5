import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import axe from 'axe-core';
import { z } from 'zod';
import { openDesk, scanByHand, type OpenDesk } from '#test/support/openDesk.ts';

const AxeResult = z.object({ violations: z.array(z.object({ id: z.string(), help: z.string() })) });

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
    await desk.page.keyboard.type('Ngyuen', { delay: 90 });
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
      await desk.page.keyboard.type('/anna schäfer', { delay });
      await expect.poll(() => field.inputValue()).toBe('anna schäfer');
      await desk.page.keyboard.press('Escape');
      await expect.poll(() => field.inputValue()).toBe('');
    },
    20_000,
  );

  test('puts what is typed after W into the walk-in form', async () => {
    await desk.page.keyboard.type('wada', { delay: 50 });
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

  test('leaves no trace of a private link, scanned, typed or pasted', async () => {
    const secret = 'c4n4ryc4n4ryc4n4ryc4n4ryc4n4ry22';
    const link = `https://example.org/a/la1_${secret}`;
    await scanByHand(desk.page, link);
    await word('Private link').waitFor();
    await desk.page.keyboard.press('/');
    await desk.page.locator('input:focus').waitFor();
    await desk.page.keyboard.type(link, { delay: 60 });
    await word('Private link').waitFor();
    const found = await desk.station.call('attendees.search', { query: link });
    expect(found.ok).toBe(false);
    expect(await desk.page.content()).not.toContain(secret);
    expect(filesWith(desk.dataDir, secret)).toEqual([]);
  }, 40_000);

  test('has nothing that axe objects to', async () => {
    await desk.page.evaluate(axe.source);
    const found: unknown = await desk.page.evaluate('axe.run()');
    const { violations } = AxeResult.parse(found);
    expect(violations).toEqual([]);
  }, 30_000);
});

const filesWith = (folder: string, text: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(text);
  });
