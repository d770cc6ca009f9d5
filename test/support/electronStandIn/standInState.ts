import type { BrowserContext } from 'playwright-core';

type SchemeHandler = (request: Request) => Promise<Response> | Response;
export interface InvokeEvent {
  readonly senderFrame: { readonly url: string } | null;
}
type InvokeHandler = (event: InvokeEvent, payload: unknown) => unknown;
type RequestListener = (
  details: { readonly url: string },
  answer: (verdict: { readonly cancel?: boolean }) => void,
) => void;

/** What the program asked of Electron, for the modules of the stand-in and for the tests' questions. */
export const state = {
  isReady: false,
  /** Calls that Electron takes before it is ready only, in their order. */
  beforeReady: [] as string[],
  schemes: [] as unknown[],
  cancelled: [] as string[],
  blockedNavigations: [] as string[],
  deniedWindows: 0,
  focused: 0,
  menu: 'default' as unknown,
  webPreferences: null as unknown,
  schemeHandlers: new Map<string, SchemeHandler>(),
  invokeHandlers: new Map<string, InvokeHandler>(),
  onBeforeRequest: null as RequestListener | null,
  decidePermission: null as unknown,
  checkPermission: null as unknown,
  checkDevice: null as unknown,
  context: null as BrowserContext | null,
};

/** Chromium knows no `app://` without Electron, so the page lives under a name that no network has. */
const pageOrigin = 'https://lanyard.invalid';
const appOrigin = 'app://lanyard';

export const toPageUrl = (url: string): string => url.replace(appOrigin, pageOrigin);
export const toAppUrl = (url: string): string => url.replace(pageOrigin, appOrigin);
