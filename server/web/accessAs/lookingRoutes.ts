import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { displayName } from '#shared/model/attendee.ts';
import { linkPaths } from '#server/links/linkUrl.ts';
import { knowAttendee, type AttendeeRoutes } from '#server/web/app/attendeeRoutes.ts';
import { putBanner } from '../banners.ts';
import { sendTrouble, textsFor, type Web } from '../web.ts';
import { readLook, type Look } from './look.ts';
import { lookBanner } from './lookBanner.ts';

/** Leads whoever has none to a page of one sentence; above every page that is sent to others stands the banner. */
export const enterLook = async (
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  go: (look: Look) => Promise<FastifyReply> | FastifyReply,
): Promise<FastifyReply> => {
  const look = await readLook(web, request);
  if (look === undefined) {
    return sendTrouble(web, reply, {
      status: 403,
      title: 'accessAs.overTitle',
      sentence: 'accessAs.over',
    });
  }
  const person = await web.store.people.read(look.session.link.subject);
  const name = person === null ? '' : displayName(person);
  const now = web.store.clock();
  putBanner(request, lookBanner(textsFor(request), { look, name, now }));
  return go(look);
};

/** The pages of the app once more, for staff to look at; what would change something is left out. */
export const lookingRoutes = (app: FastifyInstance, web: Web): AttendeeRoutes => {
  const base = linkPaths['access-as'];
  return {
    get: (path, show) => {
      app.get(path.replace(/^\/a(?=\/)/, base), (request, reply) =>
        enterLook(web, request, reply, async ({ session }) => {
          const event = await web.store.event();
          if (event === null) throw new Error('a look without an event');
          const at = { request, reply, session, event, texts: textsFor(request) };
          const person = await knowAttendee(web, at, base);
          return person === undefined ? reply : show({ ...at, person, base, isLookedAt: true });
        }),
      );
    },
    // One route refuses them all: see addAccessAsPages.ts.
    post: () => undefined,
  };
};
