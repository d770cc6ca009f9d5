import type { FastifyInstance } from 'fastify';
import { addApi } from '../api/addApi.ts';
import type { TokenStore } from '../createTokenStore.ts';
import { createBareServer } from '../http/createBareServer.ts';
import { addPages } from './addPages.ts';

export interface PagesServerOptions {
  readonly isBehindProxy: boolean;
  /** Whether browsers reach the pages by https. */
  readonly isSecure: boolean;
  /** Called before the first route is there. */
  readonly watch: (app: FastifyInstance) => void;
}

/** What people's browsers and the organiser's programs ask for: the pages and the HTTP API. It listens nowhere itself. */
export const createPagesServer = async (
  store: TokenStore,
  { isBehindProxy, isSecure, watch }: PagesServerOptions,
): Promise<FastifyInstance> => {
  const app = createBareServer(store, { isBehindProxy });
  watch(app);
  addApi(app, store);
  await addPages(app, { store, isSecure });
  await app.ready();
  return app;
};
