import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { linkPaths } from '#server/links/linkUrl.ts';
import { addAppViews } from '#server/web/app/addAppViews.ts';
import { readStaff } from '../console/staffCookies.ts';
import { readForm } from '../forms.ts';
import { addLanding } from '../landing.ts';
import { forgetSession } from '../linkCookies.ts';
import { sendTrouble, type Web } from '../web.ts';
import { enterLook, lookingRoutes } from './lookingRoutes.ts';

/**
 * Where staff see the app as an attendee does, and can do nothing: the attendee's own pages, mounted once more below the
 * console, so that the cookie of the staff session reaches them.
 */
export const addAccessAsPages = (app: FastifyInstance, web: Web): void => {
  const path = linkPaths['access-as'];
  addLanding(app, web, {
    kind: 'access-as',
    path,
    home: `${path}/me`,
    title: 'landing.accessAsTitle',
    boundTo: async (request) => {
      const staff = await readStaff(web, request);
      return staff && { id: staff.session.id, actor: `staff:${staff.member.id}` };
    },
  });
  addAppViews(lookingRoutes(app, web), web);

  app.post(`${path}/end`, (request, reply) =>
    enterLook(web, request, reply, async ({ session, staff }) => {
      const form = readForm(request, session.cookie, z.object({}));
      if (!form.ok) return sendTrouble(web, reply, { status: 403, sentence: 'common.formOld' });
      await web.store.accessAs.end(session.link, `staff:${staff.member.id}`);
      await forgetSession(web, reply, session);
      return reply.redirect(`/console/attendees/${encodeURIComponent(session.link.subject)}`, 303);
    }),
  );

  app.post(`${path}/*`, (request, reply) =>
    enterLook(web, request, reply, async ({ session: { link }, staff }) => {
      const actor = `staff:${staff.member.id}` as const;
      await web.store.accessAs.noteRefusal(link, actor, wordOf(request));
      return sendTrouble(web, reply, {
        status: 403,
        title: 'accessAs.refusedTitle',
        sentence: 'accessAs.refused',
      });
    }),
  );
};

/** The page's own word; whatever else stands in an address is nothing for the audit. */
const wordOf = ({ params }: FastifyRequest): string =>
  /^[a-z-]{1,40}/.exec(Rest.safeParse(params).data?.['*'] ?? '')?.[0] ?? '';

const Rest = z.object({ '*': z.string() });
