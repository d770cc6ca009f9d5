import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Transport } from '#shared/contract/transport.ts';
import type { Clock, Log, RandomBytes } from '#shared/model/ports.ts';
import { err, ok } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { createBundleAssets } from './bundleAssets.ts';
import type { BundleAssets } from './bundleAssets.ts';
import { createLaunchGate, launchPrefix } from './launchGate.ts';
import type { LaunchGate } from './launchGate.ts';
import { securityHeaders } from './securityHeaders.ts';
import { serveStation } from './stationSocket.ts';

export interface LoopbackShell {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  /** Good for one browser, once, within twelve hours. */
  readonly launchUrl: string;
  readonly close: () => Promise<void>;
}

interface Deps {
  readonly transport: Transport;
  /** The built renderer: a folder with index.html. */
  readonly bundleDir: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly random: RandomBytes;
  readonly clock: Clock;
  readonly log: Log;
}

/** 4 MiB a message: an imported list is read from disk or sent in parts, so no call needs more. */
export const maxMessageBytes = 4 * 1024 * 1024;
const host = '127.0.0.1';
const socketPath = '/station';

/** Serves the screens, and the station's contract over a WebSocket, to one browser of this machine. */
export const startLoopbackShell = async (
  deps: Deps,
): Promise<Result<LoopbackShell, 'port_in_use'>> => {
  const assets = await createBundleAssets(deps.bundleDir);
  const server = createServer({ maxHeaderSize: 16 * 1024 });
  const port = await listen(server, deps.port);
  if (port === null) return err('port_in_use');
  const gate = createLaunchGate({ port, random: deps.random, clock: deps.clock });
  const authority = `${host}:${port}`;
  const door: Door = { gate, authority, assets };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  });

  server.on('request', (request, response) => {
    answer(request, response, door).catch(() => {
      deps.log.write('error', 'window_request_failed');
      response.destroy();
    });
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    const refusal = refuseSocket(request, door);
    if (refusal !== null) {
      deps.log.write('warn', 'window_socket_refused', { status: refusal });
      endSocket(stream, refusal);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => serveStation(socket, deps));
  });

  return ok({
    url: `http://${authority}`,
    launchUrl: `http://${authority}${gate.launchPath}`,
    close: () => closeAll(server, sockets),
  });
};

interface Door {
  readonly gate: LaunchGate;
  /** The only `Host` that is answered: a name that was pointed at 127.0.0.1 (DNS rebinding) is another. */
  readonly authority: string;
  readonly assets: BundleAssets;
}

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { gate, authority, assets }: Door,
): Promise<void> => {
  const headers = securityHeaders([`ws://${authority}`]);
  const end = (status: number, text: string, more: Readonly<Record<string, string>> = {}): void => {
    response.writeHead(status, { ...headers, ...plainText, ...more }).end(text);
  };
  const { method, headers: asked } = request;
  if (asked.host !== authority) return end(403, 'This is not the address of this station.');
  if (asked.origin !== undefined && asked.origin !== `http://${authority}`) {
    return end(403, 'Another page may not talk to this station.');
  }
  if (method !== 'GET' && method !== 'HEAD') return end(405, 'Read only.', { Allow: 'GET, HEAD' });
  const [path = '/'] = (request.url ?? '/').split('?');
  if (path.startsWith(launchPrefix)) {
    const cookie = method === 'GET' ? gate.admit(path) : null;
    if (cookie !== null) return end(303, '', { Location: '/', 'Set-Cookie': cookie });
    if (gate.isAdmitted(asked.cookie)) return end(303, '', { Location: '/' });
  }
  if (!gate.isAdmitted(asked.cookie)) return end(401, notAdmitted);
  const asset = await assets(path);
  if (asset === null) return end(404, 'There is nothing here.');
  response.writeHead(200, {
    ...headers,
    'Content-Type': asset.contentType,
    'Content-Length': asset.bytes.length,
    'Cache-Control': 'no-store',
  });
  response.end(method === 'HEAD' ? undefined : asset.bytes);
};

const plainText = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
const notAdmitted =
  'This address belongs to a running Lanyard station. Open the launch address that it printed; it works once.';

/** The status of the refusal, or null. A WebSocket knows no same-origin policy, so `Origin` must be there and ours. */
const refuseSocket = (request: IncomingMessage, { gate, authority }: Door): number | null => {
  const { host: asked, origin, cookie } = request.headers;
  if (asked !== authority || origin !== `http://${authority}`) return 403;
  if (!gate.isAdmitted(cookie)) return 401;
  return request.url === socketPath ? null : 404;
};

const endSocket = (stream: Duplex, status: number): void => {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** The port, or null where somebody else listens on it. */
const listen = (server: Server, port: number): Promise<number | null> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port was given'));
      else resolve(address.port);
    });
  });

const closeAll = async (server: Server, sockets: WebSocketServer): Promise<void> => {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
};
