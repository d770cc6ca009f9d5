import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProtocolError } from '#shared/protocol/protocol.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { TokenStore } from '../createTokenStore.ts';
import type { StationRow } from '../database/tables.ts';
import { createNonces } from './createNonces.ts';
import { createRateLimit } from './createRateLimit.ts';
import { verifyProof, type VerifiedProof } from './verifyProof.ts';

/** Who made a request, found out from its proof. */
export interface StationAuth {
  /** The public key of whoever made the request, enrolled or not. */
  readonly prover: (
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<Result<string, ProtocolError['error']>>;
  /** The enrolled station that made the request for the event in its path. */
  readonly station: (
    request: FastifyRequest,
    reply: FastifyReply,
    allow: { readonly revoked: boolean },
  ) => Promise<Result<StationRow, ProtocolError['error']>>;
}

export const createStationAuth = async (store: TokenStore): Promise<StationAuth> => {
  const nonces = createNonces(await store.nonceSecret(), store.clock);
  // A venue is often behind one address, so the limit for what is not (yet) proven is wide.
  const addressLimit = createRateLimit({ burst: 300, perSecond: 30 }, store.clock);
  const stationLimit = createRateLimit({ burst: 300, perSecond: 50 }, store.clock);

  const prove = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Result<VerifiedProof, ProtocolError['error']>> => {
    reply.header('dpop-nonce', nonces.current());
    const verified = await verifyProof(
      {
        proof: request.headers['dpop'],
        method: request.method,
        // Not what a proxy passes on: the sender could choose it.
        host: request.headers.host ?? '',
        path: request.url.split('?', 1)[0] ?? '',
      },
      nonces,
    );
    if (verified.ok) return verified;
    return err(addressLimit(request.ip) ? verified.error.code : 'too_many');
  };

  const station: StationAuth['station'] = async (request, reply, allow) => {
    const proven = await prove(request, reply);
    if (!proven.ok) return proven;
    const { publicKeyX, window, proofId } = proven.value;
    if (!stationLimit(publicKeyX)) return err('too_many');
    const row = await store.stationByKey(publicKeyX);
    if (row === undefined) return err('not_enrolled');
    // Only now: strangers must not fill the table that all processes share.
    if (!(await store.useProof(window, proofId))) return err('proof_refused');
    if (row.status === 'revoked' && !allow.revoked) {
      return err('revoked', { signed: await store.signRevocation(row) });
    }
    if (row.event !== eventOf(request)) return err('unknown_event');
    store.sawStation(row.id);
    return ok(row);
  };

  const prover: StationAuth['prover'] = async (request, reply) => {
    const proven = await prove(request, reply);
    return proven.ok ? ok(proven.value.publicKeyX) : proven;
  };

  return { prover, station };
};

const eventOf = ({ params }: FastifyRequest): unknown =>
  typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined;
