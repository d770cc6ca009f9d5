import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { z } from 'zod';
import { expectedUrls, onNavigation } from './standInSession.ts';
import { state, toAppUrl, toPageUrl } from './standInState.ts';

const WindowOptions = z.looseObject({
  webPreferences: z.looseObject({ preload: z.string() }),
});

type OpenHandler = (details: { readonly url: string }) => { readonly action: string };

/** A class because Electron's is: `new BrowserWindow(options)`. Its page is a page of the stand-in's Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: StandInContents;

  constructor(options: unknown) {
    super();
    const { webPreferences } = WindowOptions.parse(options);
    state.webPreferences = webPreferences;
    this.webContents = new StandInContents(webPreferences.preload);
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadUrl(url);
  isDestroyed = (): boolean => state.context === null;
  isMinimized = (): boolean => false;
  restore = (): void => undefined;
  focus = (): void => {
    state.focused += 1;
  };
}

/** What Electron calls `webContents`. */
export class StandInContents extends EventEmitter {
  #page: Promise<Page>;
  readonly #preload: string;
  /** Electron's frames are objects with an identity and a URL; ours are made of Playwright's, once each. */
  readonly #frames = new WeakMap<Frame, { readonly url: string }>();
  #mainFrame: Frame | null = null;
  #openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(preload: string) {
    super();
    this.#preload = readFileSync(preload, 'utf8');
    this.#page = this.#openPage();
    onNavigation((url) => {
      let isPrevented = false;
      this.emit('will-navigate', { url, preventDefault: () => (isPrevented = true) });
      return isPrevented;
    });
  }

  get mainFrame(): { readonly url: string } | null {
    return this.#mainFrame === null ? null : this.#frameOf(this.#mainFrame);
  }

  setWindowOpenHandler = (handler: OpenHandler): void => {
    this.#openHandler = handler;
  };

  send = (channel: string, payload: unknown): void => {
    const deliver = `globalThis.__electronDeliver?.(${JSON.stringify(channel)}, ${JSON.stringify(payload)})`;
    // A page that is just reloading misses an event in Electron too.
    void this.evaluate(deliver).catch(() => undefined);
  };

  /** Any expression in the page's world, by the debugger's protocol: the page's policy forbids `eval`. */
  evaluate = async (expression: string): Promise<unknown> => {
    const page = await this.#page;
    const debug = await page.context().newCDPSession(page);
    const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    await debug.detach();
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  };

  loadUrl = async (url: string): Promise<void> => {
    expectedUrls.add(url);
    const page = await this.#page;
    await page.goto(toPageUrl(url));
  };

  page = (): Promise<Page> => this.#page;

  /** Chromium's own crash page: the renderer's process really ends. */
  crash = async (): Promise<void> => {
    const crashed = await this.#page;
    const isGone = new Promise((resolve) => crashed.once('crash', resolve));
    // The navigation never ends: its process does.
    void crashed.goto('chrome://crash').catch(() => undefined);
    await isGone;
    await crashed.close();
    this.#page = this.#openPage();
    this.emit('render-process-gone', {}, { reason: 'crashed' });
  };

  async #openPage(): Promise<Page> {
    if (state.context === null) throw new Error('Electron is not ready');
    const page = await state.context.newPage();
    this.#mainFrame = page.mainFrame();
    page.on('popup', (popup) => {
      if (this.#openHandler({ url: popup.url() }).action === 'deny') {
        state.deniedWindows += 1;
        void popup.close();
      }
    });
    await page.exposeBinding('__electronInvoke', ({ frame }, channel: string, payload: unknown) => {
      const handler = state.invokeHandlers.get(channel);
      if (handler === undefined) throw new Error(`No handler for ${channel}`);
      return handler({ senderFrame: this.#frameOf(frame) }, payload);
    });
    await page.addInitScript(`(() => {
      if (window !== top) return;
      const module = { exports: {} };
      const exports = module.exports;
      const require = (${requireElectron.toString()});
      ${this.#preload}
    })();`);
    return page;
  }

  #frameOf(frame: Frame): { readonly url: string } {
    const known = this.#frames.get(frame);
    if (known !== undefined) return known;
    const made = {
      get url() {
        return toAppUrl(frame.url());
      },
    };
    this.#frames.set(frame, made);
    return made;
  }
}

/** Runs in the page: all that a sandboxed preload may require. Written out into the init script. */
const requireElectron = (name: string): unknown => {
  if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`);
  type Listener = (event: unknown, payload: unknown) => void;
  const page: Record<string, unknown> & {
    __electronInvoke?: (channel: string, payload: unknown) => Promise<unknown>;
  } = globalThis;
  const listeners = new Map<string, Set<Listener>>();
  page['__electronDeliver'] = (channel: string, payload: unknown) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, payload);
  };
  return {
    contextBridge: {
      exposeInMainWorld: (key: string, api: object) => {
        Object.defineProperty(globalThis, key, { value: Object.freeze(api), enumerable: true });
      },
    },
    ipcRenderer: {
      invoke: (channel: string, payload: unknown) => page.__electronInvoke?.(channel, payload),
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      off: (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener),
    },
  };
};
