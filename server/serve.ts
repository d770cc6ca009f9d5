import type { AddressInfo } from 'node:net';
import type { TokenStore } from './createTokenStore.ts';
import { createHttpServer, type HttpServerOptions } from './http/createHttpServer.ts';

export interface ListenOptions extends HttpServerOptions {
  readonly store: TokenStore;
  /** Loopback unless told. With `tls`, a hub's address on the local network. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** How stations reach the store, where that is not host and port: behind a proxy, by a name. */
  readonly publicUrl?: string;
}

export interface RunningTokenStore {
  /** What enrolment codes name. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Serves a token store and remembers its address, so that another process can make enrolment codes for it. What a hub
 * serves beside that is remembered by the hub.
 */
export const listenTokenStore = async (options: ListenOptions): Promise<RunningTokenStore> => {
  const { store, host = '127.0.0.1', port = 0, publicUrl } = options;
  // A hub serves stations alone: its certificate is none that a browser trusts.
  const isSecure = publicUrl?.startsWith('https:') === true;
  const app = await createHttpServer(store, {
    ...options,
    isBehindProxy: publicUrl !== undefined,
    ...(options.tls === undefined ? { pages: { isSecure } } : {}),
  });
  await app.listen({ host, port });
  const at = placeOf(app.server.address());
  const url =
    publicUrl ?? `${options.tls === undefined ? 'http' : 'https'}://${at.host}:${at.port}`;
  if (options.tls === undefined) await store.rememberAddress(url);
  return { url, port: at.port, close: () => app.close() };
};

const placeOf = (address: AddressInfo | string | null) => {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { host, port: address.port };
};
