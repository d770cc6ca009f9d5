import type { FastifyReply } from 'fastify';

/** A picture that somebody brought: whatever a browser took it for, it could run nothing. */
export const sendLogo = (
  reply: FastifyReply,
  png: Buffer | undefined,
  keep: 'immutable' | 'no-store',
): FastifyReply => {
  if (png === undefined) return reply.code(404).type('text/plain').send('');
  return reply
    .headers({
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline; filename="logo.png"',
      'cache-control': keep === 'immutable' ? 'public, max-age=31536000, immutable' : 'no-store',
    })
    .type('image/png')
    .send(png);
};
