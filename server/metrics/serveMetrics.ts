import Fastify from 'fastify';
import type { Log } from '#shared/model/ports.ts';
import type { StoreMetrics } from './createMetrics.ts';

export interface RunningMetrics {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves `/metrics` on a port of its own, which no proxy for stations leads to: on the stations' port everybody behind
 * the proxy would look like loopback.
 */
export const serveMetrics = async (
  metrics: StoreMetrics,
  { host, port, log }: { readonly host: string; readonly port: number; readonly log: Log },
): Promise<RunningMetrics> => {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  app.get('/metrics', async (_request, reply) => {
    try {
      return await reply.type(metrics.contentType).send(await metrics.text());
    } catch (error) {
      log.write('error', 'no metrics', { reason: error instanceof Error ? error.name : '' });
      return reply.code(503).type('text/plain').send('The database does not answer.\n');
    }
  });
  const url = await app.listen({ host, port });
  return { url: `${url}/metrics`, close: () => app.close() };
};
