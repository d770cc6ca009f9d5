import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { TokenStore } from '../createTokenStore.ts';
import { createRateLimit, type RateLimit } from '../http/createRateLimit.ts';
import { listLimits } from '../imports/listLimits.ts';
import type { ApiToken } from '../tokens/apiToken.ts';
import { apiEndpoints } from './apiEndpoints.ts';
import { listTypes, statusOfFailure, type ApiEndpoint } from './endpoint.ts';

/** The HTTP API of docs/API.md, for programs with a token. */
export const addApi = (app: FastifyInstance, store: TokenStore): void => {
  const limits: Limits = {
    calls: createRateLimit({ burst: 200, perSecond: 50 }, store.clock),
    strangers: createRateLimit({ burst: 20, perSecond: 1 }, store.clock),
  };
  const addRoute = (routes: FastifyInstance, endpoint: ApiEndpoint): void => {
    const [method = '', path = ''] = endpoint.route.split(' ');
    routes.route({
      method,
      url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
      // Who asks is known before a body is read.
      onRequest: async (request, reply) => {
        const token = await tokenOf(store, limits, request);
        if (token === 'too_many') return fail(reply.header('retry-after', '2'), 429, 'too_many');
        if (token === undefined) {
          return fail(reply.header('www-authenticate', 'Bearer'), 401, 'token_refused');
        }
        const { scope } = endpoint;
        if (scope !== null && !token.scopes.includes(scope)) {
          return fail(reply, 403, 'scope_missing', { scope });
        }
        callers.set(request, token);
        return undefined;
      },
      handler: (request, reply) => answerCall(store, endpoint, request, reply),
    });
  };
  const takesList = (endpoint: ApiEndpoint): boolean => endpoint.takesList === true;
  for (const endpoint of apiEndpoints) if (!takesList(endpoint)) addRoute(app, endpoint);
  void app.register(async (lists) => {
    lists.addContentTypeParser(
      [...listTypes],
      { parseAs: 'buffer', bodyLimit: listLimits.fileBytes },
      async (_request: FastifyRequest, body: Buffer) => body,
    );
    const { errorHandler } = lists;
    lists.setErrorHandler((error: FastifyError, request, reply) => {
      if (error.statusCode === 413)
        return fail(reply, 413, 'too_large', { bytes: listLimits.fileBytes });
      if (error.statusCode === 415) return fail(reply, 415, 'wrong_type');
      return errorHandler(error, request, reply);
    });
    for (const endpoint of apiEndpoints.filter(takesList)) addRoute(lists, endpoint);
  });
};

interface Limits {
  readonly calls: RateLimit;
  /** Attempts with tokens that do not count, by address. */
  readonly strangers: RateLimit;
}

const callers = new WeakMap<FastifyRequest, ApiToken>();

const tokenOf = async (
  store: TokenStore,
  { calls, strangers }: Limits,
  { headers, ip }: FastifyRequest,
): Promise<ApiToken | 'too_many' | undefined> => {
  const [, text = ''] = /^Bearer (\S{1,200})$/.exec(headers.authorization ?? '') ?? [];
  const token = text === '' ? undefined : await store.tokens.read(text);
  if (token === undefined) return strangers(ip) ? undefined : 'too_many';
  return calls(token.id) ? token : 'too_many';
};

const Params = z.record(z.string(), z.string());

const answerCall = async (
  store: TokenStore,
  endpoint: ApiEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const token = callers.get(request);
  if (token === undefined) return fail(reply, 401, 'token_refused');
  const body = endpoint.body?.safeParse(request.body);
  const query = endpoint.query?.safeParse(request.query);
  for (const parsed of [body, query]) {
    if (parsed?.success !== false) continue;
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return fail(reply, 400, 'invalid_input', { field });
  }
  const done = await endpoint.handle({
    store,
    actor: `token:${token.id}`,
    scopes: token.scopes,
    params: Params.parse(request.params),
    body: request.body,
    query: request.query,
  });
  if (!done.ok)
    return fail(reply, statusOfFailure(done.error), done.error.code, done.error.details);
  // The schema of the answer lets nothing through that it does not name.
  return reply
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(endpoint.answer.parse(done.value)));
};

const fail = (
  reply: FastifyReply,
  status: number,
  error: string,
  details?: Readonly<Record<string, string | number>>,
): FastifyReply =>
  reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error, ...(details === undefined ? {} : { details }) }));
