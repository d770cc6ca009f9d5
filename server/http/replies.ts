import type { FastifyReply } from 'fastify';
import { protocolContentType, type ProtocolError } from '#shared/protocol/protocol.ts';

/** Sends a body of the protocol. */
export const answer = (reply: FastifyReply, body: unknown): FastifyReply =>
  reply.type(protocolContentType).send(JSON.stringify(body));

/** Sends an error of the protocol with the status that fits it. */
export const refuse = (reply: FastifyReply, error: ProtocolError['error']): FastifyReply => {
  if (error === 'too_many') reply.header('retry-after', '2');
  const body: ProtocolError = { requestId: reply.request.id, error };
  return answer(reply.code(statuses[error]), body);
};

const statuses: Readonly<Record<ProtocolError['error'], number>> = {
  invalid_request: 400,
  code_refused: 403,
  not_enrolled: 403,
  revoked: 403,
  proof_refused: 401,
  use_nonce: 401,
  unknown_event: 404,
  too_large: 413,
  too_many: 429,
  internal: 500,
};
