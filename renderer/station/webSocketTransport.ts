import { z } from 'zod';
import { StationEvent } from '#shared/contract/events.ts';
import type { Transport } from '#shared/contract/transport.ts';
import type { WireRequest } from '#shared/contract/wire.ts';
import { err } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';

interface Deps {
  readonly open: () => WebSocket;
  readonly wait: (milliseconds: number, then: () => void) => void;
}

type Waiting = (result: Result<unknown>) => void;

const Reply = z.object({ type: z.literal('reply'), id: z.int(), result: z.unknown() });
const EventMessage = z.object({ type: z.literal('event'), event: StationEvent });
const Message = z.discriminatedUnion('type', [Reply, EventMessage]);

const shortestPause = 250;
const longestPause = 4000;

/**
 * Carries the contract over a WebSocket. What is asked while the line is down is answered `unreachable`; nothing is
 * sent twice. When the line comes and goes every listener hears that all may have changed, so each screen asks again.
 */
export const createWebSocketTransport = ({ open, wait }: Deps): Transport => {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: StationEvent) => void>();
  let nextId = 0;
  let pause = shortestPause;
  let socket = connect();

  return {
    request: (name, input) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        whenOpen(socket, (isOpen) => {
          if (isOpen) socket.send(JSON.stringify({ id, name, input } satisfies WireRequest));
          else settle(id, err('unreachable'));
        });
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  function connect(): WebSocket {
    const line = open();
    let wasOpen = false;
    line.addEventListener('open', () => {
      // Not at the first opening: the screens are about to ask for the first time anyway.
      const isReturn = pause > shortestPause;
      wasOpen = true;
      pause = shortestPause;
      if (isReturn) announceAll();
    });
    line.addEventListener('message', ({ data }) => receive(data));
    line.addEventListener('close', () => {
      for (const id of [...waiting.keys()]) settle(id, err('unreachable'));
      if (wasOpen) announceAll();
      wait(pause, () => {
        socket = connect();
      });
      pause = Math.min(pause * 2, longestPause);
    });
    return line;
  }

  function receive(data: unknown): void {
    if (typeof data !== 'string') return;
    const message = Message.safeParse(parseJson(data));
    if (!message.success) return;
    if (message.data.type === 'event') announce(message.data.event);
    // The station validated its own answer against the contract.
    else settle(message.data.id, message.data.result as Result<unknown>);
  }

  function settle(id: number, result: Result<unknown>): void {
    waiting.get(id)?.(result);
    waiting.delete(id);
  }

  function announce(event: StationEvent): void {
    for (const listener of listeners) listener(event);
  }

  function announceAll(): void {
    for (const name of everything) announce({ name });
  }
};

const everything = [
  'settings.changed',
  'sync.changed',
  'journal.changed',
  'list.changed',
  'jobs.changed',
  'hub.changed',
] as const;

const whenOpen = (socket: WebSocket, then: (isOpen: boolean) => void): void => {
  if (socket.readyState !== WebSocket.CONNECTING) {
    then(socket.readyState === WebSocket.OPEN);
    return;
  }
  socket.addEventListener('open', () => then(true), { once: true });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
