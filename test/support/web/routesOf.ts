import type { TokenStore } from '#server/createTokenStore.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { createMetrics } from '#server/metrics/createMetrics.ts';

/** Every route that the server has, as `GET /console/attendees/:id`, told by the server itself. */
export const routesOf = async (store: TokenStore): Promise<readonly string[]> => {
  const routes = new Set<string>();
  const app = await createHttpServer(store, {
    pages: { isSecure: false },
    metrics: {
      ...createMetrics(store),
      // Called before the first route is there.
      watch: (server) => {
        server.addHook('onRoute', ({ method, url }) => {
          for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`);
        });
      },
    },
  });
  await app.ready();
  await app.close();
  return [...routes];
};
