import type { FastifyInstance, InjectOptions } from 'fastify';
import { z } from 'zod';
import { Readable } from 'node:stream';

/** A `fetch` that goes straight into a server's routes, with no port. */
export const createInjectFetch =
  (app: FastifyInstance): typeof fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = Object.fromEntries(new Headers(init?.headers));
    const options: InjectOptions = {
      method: init?.method === 'POST' ? 'POST' : 'GET',
      url: url.pathname + url.search,
      headers: { ...headers, host: url.host },
      payloadAsStream: true,
      ...(init?.signal ? { signal: init.signal } : {}),
      ...(typeof init?.body === 'string' ? { payload: init.body } : {}),
    };
    const response = await app.inject(options);
    const body = z.instanceof(Readable).parse(response.stream());
    return new Response(bytesOf(body), {
      status: response.statusCode,
      headers: Object.entries(response.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
    });
  };

const bytesOf = (stream: Readable): ReadableStream<Uint8Array> => {
  const iterator = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(new Uint8Array(z.instanceof(Buffer).parse(next.value)));
    },
    cancel: () => {
      stream.destroy();
    },
  });
};
