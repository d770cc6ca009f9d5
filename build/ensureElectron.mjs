import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inProject } from './projectPaths.mjs';

const patience = 60_000;
const day = 24 * 60 * 60_000;
const failureFile = inProject('node_modules', '.cache', 'lanyard', 'electron-not-fetched');

/**
 * Electron's program, fetched at its first use: the package brings only the script that fetches it.
 * @param {(line: string) => void} say
 * @returns {Promise<{ ok: true, path: string } | { ok: false, reason: string }>}
 */
export async function ensureElectron(say) {
  const present = findElectron();
  if (present !== null) return { ok: true, path: present };
  if (isTrue(process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'])) {
    return { ok: false, reason: 'Electron is not here, and fetching it is switched off' };
  }
  if (existsSync(failureFile) && Date.now() - statSync(failureFile).mtimeMs < day) {
    return { ok: false, reason: 'Electron could not be fetched today' };
  }
  say(`Fetching Electron (once, at most ${patience / 1000} s) …`);
  const isFetched = await fetchElectron(say);
  const path = findElectron();
  if (isFetched && path !== null) {
    rmSync(failureFile, { force: true });
    return { ok: true, path };
  }
  mkdirSync(dirname(failureFile), { recursive: true });
  writeFileSync(failureFile, '');
  return { ok: false, reason: 'Electron could not be fetched' };
}

/**
 * The program where it lies already, or null. Never fetches.
 * @returns {string | null}
 */
export function findElectron() {
  const folder = inProject('node_modules', 'electron');
  const pathFile = `${folder}/path.txt`;
  if (!existsSync(pathFile)) return null;
  const base = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? `${folder}/dist`;
  const path = `${base}/${readFileSync(pathFile, 'utf8')}`;
  return existsSync(path) ? path : null;
}

/** @param {(line: string) => void} say */
function fetchElectron(say) {
  const child = spawn(process.execPath, [inProject('node_modules', 'electron', 'install.js')], {
    stdio: 'ignore',
  });
  const start = Date.now();
  const progress = setInterval(() => {
    say(`  still fetching Electron: ${Math.round((Date.now() - start) / 1000)} s`);
  }, 10_000);
  const end = setTimeout(() => child.kill('SIGKILL'), patience);
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => {
      clearInterval(progress);
      clearTimeout(end);
      resolve(code === 0);
    });
  });
}

/** @param {string | undefined} value */
const isTrue = (value) => value !== undefined && value !== '' && value !== '0' && value !== 'false';
