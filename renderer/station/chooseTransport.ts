import type { Transport } from '#shared/contract/transport.ts';
import { createWebSocketTransport } from './webSocketTransport.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; missing in a browser. */
    readonly lanyard?: Transport;
  }
}

/** Electron's bridge where there is one, else the loopback server that served this page. */
export const chooseTransport = (page: Window): Transport => {
  if (page.lanyard !== undefined) return page.lanyard;
  const scheme = page.location.protocol === 'https:' ? 'wss' : 'ws';
  return createWebSocketTransport({
    open: () => new WebSocket(`${scheme}://${page.location.host}/station`),
    wait: (milliseconds, then) => void page.setTimeout(then, milliseconds),
  });
};
