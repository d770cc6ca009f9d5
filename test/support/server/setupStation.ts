import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { TokenStore } from '#server/createTokenStore.ts';
import { loadOrCreateStationKey } from '#station/keys/stationKey.ts';
import type { ExchangeDeps } from '#station/sync/createExchange.ts';
import { enrol } from '#station/sync/enrol.ts';
import { createStoreClient } from '#station/sync/storeClient.ts';
import { createInjectFetch } from './createInjectFetch.ts';
import { temporaryFolder } from './makePlace.ts';
import { anEnrolmentCode } from './setupTokenStore.ts';

export const storeUrl = 'http://store.test';

/** A key and a network, before enrolment. */
export const anExchange = async (network: typeof fetch): Promise<ExchangeDeps> => ({
  fetch: network,
  key: await loadOrCreateStationKey(temporaryFolder(), { random: randomBytes }),
  clock: Date.now,
  random: randomBytes,
});

/** An enrolled station that talks to the routes of a server with no port. */
export const setupStation = async (
  store: TokenStore,
  app: FastifyInstance,
  stationName = 'Desk 1',
) => {
  const exchange = await anExchange(createInjectFetch(app));
  const enrolled = await enrol({
    ...exchange,
    code: await anEnrolmentCode(store, storeUrl),
    stationName,
  });
  if (!enrolled.ok) throw new Error(enrolled.error.code);
  const { reply } = enrolled.value;
  const at = { storeUrl, eventId: reply.event.id };
  return { exchange, reply, at, client: createStoreClient(exchange) };
};
