import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TokenStore } from '../createTokenStore.ts';

export interface StoreMetrics {
  /** The same store; what it takes in is counted. */
  readonly store: TokenStore;
  /** Watches the requests of these routes, and how many stations listen. */
  readonly watch: (app: FastifyInstance, liveStations: () => number) => void;
  /** Everything in the text format of Prometheus. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** Numbers of one process of the token store. No label is a name, an id of a person, a code or an address. */
export const createMetrics = (store: TokenStore): StoreMetrics => {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const facts = new Counter({
    name: 'lanyard_facts_total',
    help: 'Facts that stations sent to this process, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['stored', 'known', 'set_aside']) facts.inc({ outcome }, 0);
  const durations = new Histogram({
    name: 'lanyard_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer; live streams are not counted',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const position = new Gauge({
    name: 'lanyard_log_position',
    help: 'The end of the event log, the same for all processes on a database',
    registers,
  });
  const live = new Gauge({
    name: 'lanyard_live_stations',
    help: 'Stations that listen for news at this process',
    registers,
  });
  let countLive = (): number => 0;

  return {
    store: {
      ...store,
      acceptFacts: async (station, items) => {
        const results = await store.acceptFacts(station, items);
        for (const { outcome } of results) facts.inc({ outcome });
        return results;
      },
    },
    watch: (app, liveStations) => {
      countLive = liveStations;
      app.addHook('onResponse', async (request, reply) => {
        // The pattern of the route: paths hold ids.
        const route = request.routeOptions.url ?? 'none';
        if (route.endsWith('/live')) return;
        const labels = { method: request.method, route, status: reply.statusCode };
        durations.observe(labels, reply.elapsedTime / 1000);
      });
    },
    text: async () => {
      const event = await store.event();
      position.set(event === null ? 0 : await store.endOfLog(event.id));
      live.set(countLive());
      return register.metrics();
    },
    contentType: register.contentType,
  };
};
