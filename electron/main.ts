import { join } from 'node:path';
import { app, dialog, Menu, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { createFileLog } from '#app/log/createFileLog.ts';
import { failureSentence } from '#app/main/failureSentence.ts';
import { keepMemoryOffDisk } from '#app/main/keepMemoryOffDisk.ts';
import { openStationApp } from '#app/openStationApp.ts';
import { prepareEvent } from '#app/prepareEvent.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import type { Failure } from '#shared/model/result.ts';
import { createBundleAssets } from '#app/shell/bundleAssets.ts';
import { registerAppScheme, serveAppScheme } from './appScheme.ts';
import { createStationWindow } from './createStationWindow.ts';
import { hardenSession } from './hardenSession.ts';
import { serveIpc } from './serveIpc.ts';
import { readShellArguments } from './shellArguments.ts';

/** The start script then knows that the person was told, and tries no other window. */
const exitCodeExplained = 3;

const words = process.argv.slice(app.isPackaged ? 1 : 2);
const { dataDir, eventFile, isHub } = readShellArguments(words, app.getPath('userData'));

keepMemoryOffDisk();
app.enableSandbox();
registerAppScheme();
// One profile and one instance for each data folder.
app.setPath('userData', join(dataDir, 'electron'));

if (app.requestSingleInstanceLock()) {
  // Not awaited here: Electron becomes ready only after this module has run.
  void app.whenReady().then(run);
} else {
  app.quit();
}

async function run(): Promise<void> {
  const clock = Date.now;
  const log = createFileLog(join(dataDir, 'station.log'), clock);
  const station = await openStationApp({ dataDir, clock, log, hub: isHub });
  if (!station.ok) return explain(station.error);
  const { transport, close } = station.value;
  const prepared = await prepareEvent(createStationClient(transport), eventFile);
  if (!prepared.ok) {
    await close();
    return explain(prepared.error);
  }
  closeBeforeQuit(close);
  serveAppScheme(await createBundleAssets(join(import.meta.dirname, '..', 'renderer')));
  hardenSession(session.defaultSession);
  // macOS takes copy and paste from its menu; elsewhere a menu is only in the way.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  const window = createStationWindow({
    preload: join(import.meta.dirname, 'preload.cjs'),
    hasDevTools: !app.isPackaged,
    log,
  });
  serveIpc({ window, transport, log });
  app.on('second-instance', () => bringToFront(window));
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.quit());
}

function explain(failure: Failure): void {
  dialog.showErrorBox('Lanyard', failureSentence(failure));
  app.exit(exitCodeExplained);
}

function closeBeforeQuit(close: () => Promise<void>): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
