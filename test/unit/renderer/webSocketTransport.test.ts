import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { createWebSocketTransport } from '#renderer/station/webSocketTransport.ts';
import { WireRequest } from '#shared/contract/wire.ts';

let server: WebSocketServer;
let address: string;
let sockets: WebSocket[] = [];

const listen = async (port = 0): Promise<void> => {
  server = new WebSocketServer({ host: '127.0.0.1', port });
  server.on('connection', (line) =>
    line.on('message', (data: Buffer) => {
      const { id, name, input } = WireRequest.parse(JSON.parse(data.toString()));
      if (name === 'silent') return;
      line.send(JSON.stringify({ type: 'reply', id, result: { ok: true, value: [name, input] } }));
    }),
  );
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: taken } = server.address() as AddressInfo; // Not a pipe: it listens on a port.
  address = `ws://127.0.0.1:${taken}`;
};

const stop = async (): Promise<void> => {
  for (const line of server.clients) line.terminate();
  await new Promise((resolve) => server.close(resolve));
};

const open = (): WebSocket => {
  const socket = new WebSocket(address);
  sockets = [...sockets, socket];
  return socket;
};

beforeEach(async () => {
  sockets = [];
  await listen();
});
afterEach(async () => {
  for (const socket of sockets) socket.close();
  await stop();
});

test('carries requests side by side, and events', async () => {
  const transport = createWebSocketTransport({ open, wait: () => undefined });
  const heard: unknown[] = [];
  const stopListening = transport.subscribe((event) => heard.push(event));
  const answers = await Promise.all([transport.request('a', 1), transport.request('b', { x: 2 })]);
  expect(answers).toEqual([
    { ok: true, value: ['a', 1] },
    { ok: true, value: ['b', { x: 2 }] },
  ]);

  for (const line of server.clients) {
    line.send('no json');
    line.send(JSON.stringify({ type: 'event', event: { name: 'no.such' } }));
    line.send(JSON.stringify({ type: 'event', event: { name: 'jobs.changed' } }));
  }
  await transport.request('after', null);
  expect(heard).toEqual([{ name: 'jobs.changed' }]);
  stopListening();
});

test('says unreachable while the line is down, comes back by itself, and has every screen ask again', async () => {
  const pauses: number[] = [];
  let reconnect = (): void => undefined;
  const transport = createWebSocketTransport({
    open,
    wait: (milliseconds, then) => {
      pauses.push(milliseconds);
      reconnect = then;
    },
  });
  await transport.request('first', null);
  const unanswered = transport.request('silent', null);
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const heard: string[] = [];
  transport.subscribe(({ name }) => heard.push(name));
  await stop();
  expect(await unanswered).toEqual({ ok: false, error: { code: 'unreachable' } });
  expect(await transport.request('now', null)).toEqual({
    ok: false,
    error: { code: 'unreachable' },
  });
  expect({ pauses, wasTold: heard.includes('sync.changed') }).toEqual({
    pauses: [250],
    wasTold: true,
  });

  await listen(port);
  heard.length = 0;
  reconnect();
  expect(await transport.request('again', null)).toEqual({ ok: true, value: ['again', null] });
  expect(heard).toContain('journal.changed');
});
