import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, sendConsoleTrouble } from '../console.ts';

const Close = z.object({
  reason: z.string().trim().min(1).max(500),
  from: z.enum(['overview', 'person']),
});

/** Closing a case of the helpdesk, from wherever it is shown. */
export const addCasePages = (app: FastifyInstance, web: Web): void => {
  app.post<{ Params: { id: string } }>(
    '/console/cases/:id/close',
    { config: { permission: 'attendees:change' } },
    async (request, reply) => {
      const form = fieldsOf(request, Close);
      if (form === undefined) {
        return sendConsoleTrouble(web, reply, { status: 422, sentence: 'cases.noReason' });
      }
      const { reason, from } = form;
      const { id } = request.params;
      const closed = await web.store.cases.close({ id, reason, actor: actorOf(request) });
      if (closed.ok) {
        const { attendeeId } = closed.value;
        const toPerson = from === 'person' && attendeeId !== null;
        const back = toPerson ? `/console/attendees/${attendeeId}?said=saved` : '/console';
        return reply.redirect(back, 303);
      }
      const { code } = closed.error;
      return code === 'private_link'
        ? sendConsoleTrouble(web, reply, { status: 422, sentence: 'attendees.privateLink' })
        : sendConsoleTrouble(web, reply, { status: 404, sentence: 'cases.unknown' });
    },
  );
};
