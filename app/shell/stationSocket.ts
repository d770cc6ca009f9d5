import type { WebSocket } from 'ws';
import { isCallName } from '#shared/contract/contract.ts';
import type { Transport } from '#shared/contract/transport.ts';
import { WireRequest } from '#shared/contract/wire.ts';
import type { WireMessage } from '#shared/contract/wire.ts';
import type { Log } from '#shared/model/ports.ts';
import { err } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';

/** RFC 6455, 7.4.1 */
const policyViolation = 1008;

/** Carries the contract over one open WebSocket; a message that is no request closes it. */
export const serveStation = (
  socket: WebSocket,
  { transport, log }: { readonly transport: Transport; readonly log: Log },
): void => {
  const stop = transport.subscribe((event) => send({ type: 'event', event }));
  socket.on('close', stop);
  // Broken frames and messages over the limit; `ws` closes the connection itself.
  socket.on('error', () => log.write('warn', 'window_socket_failed'));
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    const request = WireRequest.safeParse(isBinary ? null : parseJson(data.toString('utf8')));
    if (!request.success) {
      log.write('warn', 'window_message_refused');
      socket.close(policyViolation, 'not a request');
      return;
    }
    void answer(request.data);
  });

  async function answer({ id, name, input }: WireRequest): Promise<void> {
    send({ type: 'reply', id, result: await ask(name, input) });
  }

  async function ask(name: string, input: unknown): Promise<Result<unknown>> {
    if (!isCallName(name)) return err('unknown_call');
    try {
      return await transport.request(name, input);
    } catch {
      // A station answers and does not throw; if it does, the window must still get its answer.
      log.write('error', 'call_failed', { call: name });
      return err('internal');
    }
  }

  function send(message: WireMessage): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
