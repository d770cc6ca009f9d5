import { BrowserWindow } from 'electron';
import type { WebContents } from 'electron';
import type { Log } from '#shared/model/ports.ts';
import { startUrl } from './appScheme.ts';

/** A page that crashes at once, again and again, must not take the whole processor. */
const pauseAfterCrash = 300;

/** The station's only window. It stays where it is: it does not navigate, open others, or embed anything. */
export const createStationWindow = (options: {
  readonly preload: string;
  readonly hasDevTools: boolean;
  readonly log: Log;
}): BrowserWindow => {
  const window = new BrowserWindow({
    title: 'Lanyard',
    width: 1280,
    height: 860,
    minWidth: 640,
    minHeight: 480,
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // Its dictionaries would come from the network.
      spellcheck: false,
      devTools: options.hasDevTools,
    },
  });
  const openStart = (): void => {
    // Electron rejects where the window is closed before its page has come.
    window.loadURL(startUrl).catch(() => options.log.write('warn', 'window_load_failed'));
  };
  keepOnPage(window.webContents);
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    options.log.write('error', 'window_crashed', { reason });
    // Back at the start, which is the scan screen of a station that is set up.
    setTimeout(() => {
      if (!window.isDestroyed()) openStart();
    }, pauseAfterCrash);
  });
  openStart();
  return window;
};

const keepOnPage = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
};
