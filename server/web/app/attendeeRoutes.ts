import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import type { Attendee } from '#shared/model/attendee.ts';
import { tokenField } from '../forms.ts';
import type { TextKey } from '../languages.ts';
import { personalRoutes, type AtPage, type PersonalRoutes } from '../personalRoutes.ts';
import { sendPage } from '../sendPage.ts';
import { sendTrouble, type Web } from '../web.ts';

/** A request of an attendee who is signed in and may use the app. */
export type AtApp = AtPage & { readonly person: Attendee };
export type AttendeeRoutes = PersonalRoutes<{ readonly person: Attendee }>;

/** Routes for attendees alone: who is held or canceled is told so. */
export const attendeeRoutes = (app: FastifyInstance, web: Web): AttendeeRoutes =>
  personalRoutes(app, web, {
    kind: 'app',
    know: async ({ reply, session, event, texts }) => {
      const person = await web.store.people.read(session.link.subject);
      if (person === null) {
        await sendTrouble(web, reply, { status: 404, sentence: 'common.notFound' });
        return undefined;
      }
      const closed = whyClosed(person);
      if (closed === undefined) return { person };
      await sendPage(reply, {
        texts,
        title: texts.t('app.closedTitle'),
        eventName: event.name,
        status: 403,
        body: html`<p role="alert">${texts.t(closed)}</p>
          <form method="post" action="/a/sign-out">
            ${tokenField(session.cookie)}<button>${texts.t('app.signOut')}</button>
          </form>`,
      });
      return undefined;
    },
  });

/** Why somebody has no app, in a sentence; undefined for everybody else. */
const whyClosed = ({ hold, status }: Attendee): TextKey | undefined => {
  if (hold === 'suspended') return 'app.suspended';
  if (hold === 'revoked') return 'app.revoked';
  return status === 'canceled' ? 'app.canceled' : undefined;
};
