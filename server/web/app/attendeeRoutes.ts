import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import type { Attendee } from '#shared/model/attendee.ts';
import { linkPaths } from '#server/links/linkUrl.ts';
import { tokenField } from '../forms.ts';
import type { TextKey } from '../languages.ts';
import { personalRoutes, type AtPage, type PersonalRoutes } from '../personalRoutes.ts';
import { sendPage } from '../sendPage.ts';
import { sendTrouble, type Web } from '../web.ts';

/** What every page of the app knows. */
export interface AtAttendee {
  readonly person: Attendee;
  /** What the paths of the app begin with here: the attendee's own, or where staff look at it. */
  readonly base: string;
  /** By staff: nothing secret is shown, and nothing may change by looking. */
  readonly isLookedAt: boolean;
}
export type AtApp = AtPage & AtAttendee;
export type AttendeeRoutes = PersonalRoutes<AtAttendee>;

/** Routes for attendees alone: who is held or canceled is told so. */
export const attendeeRoutes = (app: FastifyInstance, web: Web): AttendeeRoutes =>
  personalRoutes(app, web, {
    kind: 'app',
    know: async (at) => {
      const mount = { base: linkPaths.app, isLookedAt: false };
      const person = await knowAttendee(web, at, mount.base);
      return person && { ...mount, person };
    },
  });

/** Whose page it is; undefined where it has answered itself. */
export const knowAttendee = async (
  web: Web,
  { reply, session, event, texts }: AtPage,
  base: string,
): Promise<Attendee | undefined> => {
  const person = await web.store.people.read(session.link.subject);
  if (person === null) {
    await sendTrouble(web, reply, { status: 404, sentence: 'common.notFound' });
    return undefined;
  }
  const closed = whyClosed(person);
  if (closed === undefined) return person;
  await sendPage(reply, {
    texts,
    title: texts.t('app.closedTitle'),
    eventName: event.name,
    status: 403,
    body: html`<p role="alert">${texts.t(closed)}</p>
      <form method="post" action="${base}/sign-out">
        ${tokenField(session.cookie)}<button>${texts.t('app.signOut')}</button>
      </form>`,
  });
  return undefined;
};

/** Why somebody has no app, in a sentence; undefined for everybody else. */
const whyClosed = ({ hold, status }: Attendee): TextKey | undefined => {
  if (hold === 'suspended') return 'app.suspended';
  if (hold === 'revoked') return 'app.revoked';
  return status === 'canceled' ? 'app.canceled' : undefined;
};
