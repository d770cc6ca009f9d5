import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { linkUrl } from '#server/links/linkUrl.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, sendConsoleTrouble, staffOf } from '../console.ts';

const SeeAsForm = z.object({ reason: z.string().trim().min(1).max(500) });

/**
 * Begins a look at the app as somebody. The link goes to the browser that asked, as an address to open, and works in that
 * staff session alone: nobody sees it or could pass it on.
 */
export const addSeeAsPages = (app: FastifyInstance, web: Web): void => {
  app.post<{ Params: { id: string } }>(
    '/console/attendees/:id/see-as',
    { config: { permission: 'access-as:use' } },
    async (request, reply) => {
      const form = fieldsOf(request, SeeAsForm);
      if (form === undefined) {
        return sendConsoleTrouble(web, reply, { status: 422, sentence: 'links.noReason' });
      }
      const begun = await web.store.accessAs.begin({
        attendee: request.params.id,
        session: staffOf(request).session.id,
        actor: actorOf(request),
        reason: form.reason,
      });
      if (!begun.ok) {
        return sendConsoleTrouble(web, reply, { status: 404, sentence: 'attendees.unknown' });
      }
      return reply.redirect(linkUrl('', 'access-as', begun.value.text).reveal(), 303);
    },
  );
};
