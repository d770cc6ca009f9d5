import type { FastifyInstance } from 'fastify';
import type { TokenStore } from '#server/createTokenStore.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { createPagesServer } from '#server/web/createPagesServer.ts';
import { createMetrics } from '#server/metrics/createMetrics.ts';

/** Every route that the server has, as `GET /console/attendees/:id`, told by the server itself. */
export const routesOf = async (store: TokenStore): Promise<readonly string[]> => {
  const routes = new Set<string>();
  // Called before the first route is there.
  const watch = (server: FastifyInstance): void => {
    server.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`);
    });
  };
  const stations = await createHttpServer(store, { metrics: { ...createMetrics(store), watch } });
  const pages = await createPagesServer(store, { isBehindProxy: false, isSecure: false, watch });
  await stations.ready();
  await Promise.all([stations.close(), pages.close()]);
  return [...routes];
};
