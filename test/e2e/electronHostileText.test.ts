import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runElectron, type RunningElectron } from '#test/support/electronStandIn/runElectron.ts';

describe('the text of an attendee', () => {
  const hostile: readonly (readonly [string, string, string?])[] = [
    ['Markupa', '<img src=x onerror="window.ran=true">'],
    // Taken out at import: a name may not turn round what stands beside it.
    ['Reversa', '\u202Egnp.exe', 'Reversa gnp.exe'],
    ['Longa', 'x'.repeat(5000)],
    ['Formula', "=cmd|'/C calc'!A0"],
  ];
  let folder: string;
  let other: RunningElectron;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-text-'));
    const list = join(folder, 'hostile.csv');
    const rows = hostile.map((row) =>
      row
        .slice(0, 2)
        .map((cell = '') => `"${cell.replaceAll('"', '""')}"`)
        .join(),
    );
    writeFileSync(list, `First name,Last name\n${rows.join('\n')}\n`);
    other = runElectron(['--data', join(folder, 'hostile'), '--event', list]);
    await vi.waitFor(async () => expect(await other.ask('hasWindow')).toBe(true), {
      timeout: 30_000,
    });
    await other.ask(
      'evaluate',
      `window.lanyard.request('settings.change', { camera: false, sound: false, language: 'en' })`,
    );
    await other.ask('waitForText', 'Ready');
  });
  afterAll(async () => {
    await other.quit();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(hostile)(
    'is shown literally when it is found: %s',
    async (first, last, shown = last) => {
      await other.ask('search', first);
      await vi.waitFor(
        async () =>
          expect(await other.ask('evaluate', 'document.body.textContent')).toContain(shown),
        { timeout: 8000 },
      );
      if (shown !== last)
        expect(await other.ask('evaluate', 'document.body.textContent')).not.toContain(last);
      const traces = `[window.ran === true, document.querySelector('img[src="x"]') !== null]`;
      expect(await other.ask('evaluate', traces)).toEqual([false, false]);
    },
  );
});
