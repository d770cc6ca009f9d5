import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyServerFactory,
} from 'fastify';
import { protocolContentType, requestIdHeader } from '#shared/protocol/protocol.ts';
import type { TokenStore } from '../createTokenStore.ts';
import { describeDefect } from './describeDefect.ts';
import { refuse } from './replies.ts';

export interface BareServerOptions {
  /** A proxy on this machine says in `X-Forwarded-For` who asks; from anybody else that is not believed. */
  readonly isBehindProxy?: boolean;
  readonly serverFactory?: FastifyServerFactory;
}

/** A server of the store without a route: what every answer has, what every request must be, and words for every error. */
export const createBareServer = (
  store: TokenStore,
  { isBehindProxy = false, serverFactory }: BareServerOptions,
): FastifyInstance => {
  const app = Fastify({
    logger: false,
    bodyLimit: smallBody,
    trustProxy: isBehindProxy ? 'loopback' : false,
    // Stations keep connections open; a store that stops must not wait for them.
    forceCloseConnections: true,
    ...(serverFactory === undefined ? {} : { serverFactory }),
    genReqId: ({ headers }) => readRequestId(headers[requestIdHeader], store),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    [protocolContentType, 'application/json'],
    { parseAs: 'string' },
    parseJson,
  );
  app.addHook('onRequest', async (request, reply) => {
    reply.header(requestIdHeader, request.id);
    reply.header('cache-control', 'no-store');
    reply.header('x-content-type-options', 'nosniff');
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply.code(404), 'invalid_request'));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.statusCode === 413) return refuse(reply, 'too_large');
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return refuse(reply, 'invalid_request');
    }
    store.log.write('error', 'request failed', describeDefect(error, request.routeOptions.url));
    return refuse(reply, 'internal');
  });
  return app;
};

const smallBody = 64 * 1024;

const readRequestId = (header: string | string[] | undefined, store: TokenStore): string =>
  typeof header === 'string' && /^[\w-]{1,64}$/.test(header)
    ? header
    : Buffer.from(store.random(12)).toString('base64url');

const parseJson = (
  _request: unknown,
  body: string,
  done: (error: Error | null, value?: unknown) => void,
): void => {
  try {
    done(null, JSON.parse(body));
  } catch {
    done(Object.assign(new Error('not JSON'), { statusCode: 400 }));
  }
};
