import type { FastifyInstance } from 'fastify';
import { ReportExposed, type ReportExposedReply } from '#shared/protocol/protocol.ts';
import type { TokenStore } from '../createTokenStore.ts';
import { createRateLimit } from './createRateLimit.ts';
import type { StationAuth } from './createStationAuth.ts';
import { describeDefect } from './describeDefect.ts';
import { answer, refuse, refuseWith } from './replies.ts';

/**
 * Stations report personal links that they read. All get the same answer at once, before the link is looked up: a station
 * learns nothing of what it sent.
 */
export const addExposedLinks = (
  app: FastifyInstance,
  { store, auth }: { readonly store: TokenStore; readonly auth: StationAuth },
): void => {
  const limit = createRateLimit({ burst: 20, perSecond: 0.1 }, store.clock);
  const underWay = new Set<Promise<void>>();
  const url = '/v1/events/:id/exposed-links';

  const take = async (secretHash: string, station: string): Promise<void> => {
    try {
      await store.links.reportExposed({ secretHash, station });
    } catch (defect) {
      if (!(defect instanceof Error)) throw defect;
      store.log.write('error', 'exposed link not taken', describeDefect(defect, url));
    }
  };

  app.addHook('onClose', async () => void (await Promise.all(underWay)));
  app.post(url, async (request, reply) => {
    const station = await auth.station(request, reply, { revoked: false });
    if (!station.ok) return refuseWith(reply, station.error);
    const reported = ReportExposed.safeParse(request.body);
    if (!reported.success) return refuse(reply, 'invalid_request');
    if (!limit(station.value.id)) return refuse(reply, 'too_many');
    const taken = take(reported.data.secretHash, station.value.id);
    underWay.add(taken);
    void taken.then(() => underWay.delete(taken));
    const body: ReportExposedReply = { requestId: request.id, storeTime: store.clock() };
    return answer(reply, body);
  });
};
