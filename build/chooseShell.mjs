import { ensureElectron } from './ensureElectron.mjs';
import { findBrowser } from './findBrowser.mjs';

/**
 * @typedef {{ kind: 'electron', path: string } | { kind: 'browser', path: string } | { kind: 'none' }} ChosenShell
 */

/**
 * The window to show: Electron where it is there or can be fetched, else a browser's app window, else none.
 * @param {import('./startOptions.mjs').Shell | null} wish null: the best there is
 * @param {(line: string) => void} say
 * @returns {Promise<ChosenShell>}
 */
export async function chooseShell(wish, say) {
  if (wish === 'none') return { kind: 'none' };
  if (!hasDisplay()) {
    say('There is no display here, so no window opens.');
    return { kind: 'none' };
  }
  if (wish !== 'browser') {
    const electron = await electronHere(say);
    if (electron.ok) return { kind: 'electron', path: electron.path };
    say(`${electron.reason}; a browser window shows the station instead.`);
  }
  const browser = findBrowser();
  if (browser !== null) return { kind: 'browser', path: browser };
  say('Neither Chrome, Chromium nor Edge was found; open the address yourself.');
  return { kind: 'none' };
}

/**
 * @param {(line: string) => void} say
 * @returns {ReturnType<typeof ensureElectron>}
 */
async function electronHere(say) {
  // Electron refuses to run as root with its sandbox, and we do not run it without.
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { ok: false, reason: 'Electron does not run as root' };
  }
  return ensureElectron(say);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
