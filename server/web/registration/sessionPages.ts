import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Session } from '#shared/model/checkpoint.ts';
import { SessionId } from '#shared/model/ids.ts';
import { takesPart } from '#server/registration/standing.ts';
import { tokenField } from '../forms.ts';
import type { Html } from '../html.ts';
import { sessionFacts } from '../person/sessionList.ts';
import { sendPage } from '../sendPage.ts';
import { zoneName } from '../times.ts';
import type { Web } from '../web.ts';
import type { AtRegistration, RegistrationRoutes } from './registrationRoutes.ts';

/** Which sessions somebody takes part in. */
export const addSessionPages = (routes: RegistrationRoutes, web: Web): void => {
  const { registrations } = web.store;
  routes.get('/r/sessions', (at) => {
    const { person, standing, closing } = at.registration;
    if (closing.isOver || !takesPart(standing)) return back(at);
    return show(web, at, { chosen: person.sessions });
  });

  routes.post('/r/sessions', Chosen, async (at, { session: chosen }) => {
    const done = await registrations.chooseSessions({
      attendeeId: at.registration.person.id,
      sessions: chosen,
    });
    if (done.ok) return back(at);
    const { code, details } = done.error;
    if (code !== 'full' && code !== 'has_begun' && code !== 'unknown_session') return back(at);
    const sessions = await web.store.sessions();
    const named = sessions.find(({ id }) => id === details?.['session'])?.title ?? '';
    // Isolated: a title may be written in the other direction (Unicode, UAX 9).
    const title = `\u2068${named}\u2069`;
    const { t } = at.texts;
    const problem =
      code === 'full'
        ? t('registration.nowFull', { title })
        : code === 'has_begun'
          ? t('registration.hasBegun', { title })
          : t('registration.unknownSession');
    return show(web, at, { chosen, problem });
  });
};

const back = ({ reply }: AtRegistration) => reply.redirect('/r/me', 303);

/** One box that is ticked comes as a text, several as a list, none as nothing. */
const Chosen = z.object({
  session: z
    .union([SessionId.transform((id) => [id]), z.array(SessionId).max(500)])
    .default(() => []),
});

const show = async (
  { store }: Web,
  { reply, session, event, texts, registration }: AtRegistration,
  { chosen, problem }: { readonly chosen: readonly string[]; readonly problem?: string },
): Promise<FastifyReply> => {
  const { t } = texts;
  const left = await store.registrations.placesLeft();
  const { sessions: former } = registration.person;
  const now = store.clock();

  const box = (one: Session): Html => {
    const places = left.get(one.id);
    const isFull = places !== undefined && places <= 0 && !former.includes(one.id);
    const isOver = one.startsAt <= now;
    const isOff = one.canceled === true && !former.includes(one.id);
    const isChosen = chosen.includes(one.id) && !isFull;
    const hint = isOver
      ? t('registration.begun')
      : isFull
        ? t('registration.full')
        : places === undefined || former.includes(one.id)
          ? ''
          : t('registration.left', { count: places });
    return html`<li class="choice">
      <input
        type="checkbox"
        id="session-${one.id}"
        name="session"
        value="${one.id}"
        ${isChosen ? html`checked` : ''}
        ${isFull || isOver || isOff ? html`disabled` : ''}
      />
      ${
        isOver && former.includes(one.id)
          ? html`<input type="hidden" name="session" value="${one.id}" />`
          : ''
      }
      <label for="session-${one.id}">
        ${sessionFacts(texts, event, one)}
        ${hint === '' ? '' : html`<span class="places">${hint}</span>`}
      </label>
    </li>`;
  };

  return sendPage(reply, {
    texts,
    title: t('registration.changeSessions'),
    eventName: event.name,
    styles: ['app.css'],
    status: problem === undefined ? 200 : 409,
    body: html`
      ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
      <form method="post" action="/r/sessions">
        ${tokenField(session.cookie)}
        <ul class="sessions choices" aria-label="${t('registration.sessions')}">
          ${(await store.sessions()).map(box)}
        </ul>
        <p class="hint">${t('person.zone', { zone: zoneName(texts, event) })}</p>
        <div class="actions">
          <button class="main">${t('app.save')}</button>
          <a class="button" href="/r/me">${t('registration.back')}</a>
        </div>
      </form>
    `,
  });
};
