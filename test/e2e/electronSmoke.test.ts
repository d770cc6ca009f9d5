import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { findElectron } from '../../build/ensureElectron.mjs';
import { scanByHand } from '#test/support/byHand.ts';

// Electron itself, with its sandbox: what the stand-in of electronStandIn.test.ts cannot prove.

const mainFile = fileURLToPath(new URL('../../dist/electron/main.js', import.meta.url));
const Codes = z.object({ value: z.array(z.object({ text: z.string() })).min(1) });

const binary = findElectron();
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const hasScreen =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const reason =
  binary === null
    ? "Electron's binary is not here"
    : isRoot
      ? 'Electron does not run as root with its sandbox'
      : hasScreen
        ? null
        : 'there is no display';
const whySkipped = reason === null ? '' : ` (skipped: ${reason})`;

test.skipIf(reason !== null)(`Electron admits a scanned code${whySkipped}`, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-smoke-'));
  const electron = await _electron.launch({
    executablePath: binary ?? '',
    args: [mainFile, '--data', dataDir],
  });
  try {
    const page = await electron.firstWindow();
    expect(page.url()).toBe('app://lanyard/');
    await page.evaluate(
      `window.lanyard.request('settings.change', { camera: false, sound: false, language: 'en' })`,
    );
    await page.getByText('Ready').first().waitFor();
    const codes: unknown = await page.evaluate(`window.lanyard.request('demo.codes', {})`);
    await scanByHand(page, Codes.parse(codes).value[0]?.text ?? '');
    await page.getByText('Admitted').first().waitFor();
    expect(await page.evaluate('[typeof require, typeof process]')).toEqual([
      'undefined',
      'undefined',
    ]);
  } finally {
    await electron.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
