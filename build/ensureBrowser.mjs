import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './findBrowser.mjs';
import { inProject } from './projectPaths.mjs';

/**
 * A browser for the tests: one of this machine, else Playwright's own, else (as root on Debian) the distribution's.
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>} its path, or null when none can be had
 */
export async function ensureBrowser(say) {
  const present = findBrowser() ?? (await playwrightBrowser());
  if (present !== null) return present;
  say('Fetching a browser for the tests …');
  run(process.execPath, [inProject('node_modules', 'playwright', 'cli.js'), 'install', 'chromium']);
  const fetched = await playwrightBrowser();
  if (fetched !== null) return fetched;
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return null;
  say('Installing Chromium from the distribution …');
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', 'chromium']);
  return findBrowser();
}

async function playwrightBrowser() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

/**
 * @param {string} program
 * @param {string[]} parameters
 */
function run(program, parameters) {
  const minutes = 10 * 60_000;
  const { status, stderr } = spawnSync(program, parameters, {
    encoding: 'utf8',
    timeout: minutes,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.error((stderr ?? '').trim().split('\n').slice(-3).join('\n'));
}
