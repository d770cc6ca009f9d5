import { EventEmitter } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { answerTests } from './answerTests.ts';
import { startChromium } from './standInSession.ts';
import { state } from './standInState.ts';
import { BrowserWindow } from './standInWindow.ts';

// Stands in for the module `electron` where its binary is missing: it proves our wiring, not Electron's sandbox.

const paths = new Map([['userData', join(tmpdir(), 'lanyard-electron-user-data')]]);
const events = new EventEmitter();

const noteBeforeReady = (call: string): void => {
  if (state.isReady) throw new Error(`${call} must be called before Electron is ready`);
  state.beforeReady.push(call);
};

export const app = {
  isPackaged: false,
  on: (name: string, listener: (...values: unknown[]) => void) => events.on(name, listener),
  emit: (name: string, ...values: unknown[]) => events.emit(name, ...values),
  getPath: (name: string) => paths.get(name) ?? tmpdir(),
  setPath: (name: string, path: string) => void paths.set(name, path),
  enableSandbox: () => noteBeforeReady('enableSandbox'),
  /** Electron's lock too belongs to the profile's folder. */
  requestSingleInstanceLock: () => {
    const lock = `${app.getPath('userData')}.lock`;
    mkdirSync(dirname(lock), { recursive: true });
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      return false;
    }
    process.once('exit', () => rmSync(lock, { force: true }));
    return true;
  },
  whenReady: async () => {
    state.context = await startChromium();
    state.isReady = true;
  },
  quit: () => {
    let isPrevented = false;
    events.emit('will-quit', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) app.exit(0);
  },
  exit: (code: number) => {
    const { context } = state;
    state.context = null;
    // Playwright breaks when its context closes while a page is still being made.
    void Promise.allSettled(windows.map((window) => window.webContents.page()))
      .then(() => context?.close())
      .finally(() => process.exit(code));
  },
};

export const dialog = {
  showErrorBox: (title: string, text: string) => {
    process.stderr.write(`${title}: ${text}\n`);
  },
};

export const Menu = { setApplicationMenu: (menu: unknown) => (state.menu = menu) };

export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly unknown[]) => {
    noteBeforeReady('registerSchemesAsPrivileged');
    state.schemes.push(...schemes);
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response> | Response) =>
    void state.schemeHandlers.set(scheme, handler),
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: unknown) => (state.decidePermission = handler),
    setPermissionCheckHandler: (handler: unknown) => (state.checkPermission = handler),
    setDevicePermissionHandler: (handler: unknown) => (state.checkDevice = handler),
    webRequest: {
      onBeforeRequest: (listener: NonNullable<typeof state.onBeforeRequest>) =>
        (state.onBeforeRequest = listener),
    },
  },
};

export const ipcMain = {
  handle: (channel: string, handler: (event: object, payload: unknown) => unknown) =>
    void state.invokeHandlers.set(channel, handler),
};

const windows: BrowserWindow[] = [];
const StandInWindow = class extends BrowserWindow {
  constructor(options: unknown) {
    super(options);
    windows.push(this);
  }
};
export { StandInWindow as BrowserWindow };

answerTests({ app, windows });
