import type { FastifyReply } from 'fastify';
import type { Failure } from '#shared/model/result.ts';
import { protocolContentType, type ProtocolError } from '#shared/protocol/protocol.ts';

/** Sends a body of the protocol. */
export const answer = (reply: FastifyReply, body: unknown): FastifyReply =>
  answerText(reply, JSON.stringify(body));

export const answerText = (reply: FastifyReply, body: string): FastifyReply =>
  reply.type(protocolContentType).send(body);

/** Sends an error of the protocol with the status that fits it. */
export const refuse = (reply: FastifyReply, error: ProtocolError['error']): FastifyReply =>
  refuseWith(reply, { code: error });

/** The same with what belongs to it: a revocation is signed. */
export const refuseWith = (
  reply: FastifyReply,
  { code: error, details }: Failure<ProtocolError['error']>,
): FastifyReply => {
  if (error === 'too_many') reply.header('retry-after', '2');
  const body: ProtocolError = {
    requestId: reply.request.id,
    error,
    ...(typeof details?.['signed'] === 'string' ? { signed: details['signed'] } : {}),
  };
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
