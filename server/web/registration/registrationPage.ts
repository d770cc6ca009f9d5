import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { displayName } from '#shared/model/attendee.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import { mayAccept, mayDecline, takesPart, type Standing } from '#server/registration/standing.ts';
import { tokenField } from '../forms.ts';
import type { Html } from '../html.ts';
import type { TextKey } from '../languages.ts';
import { ownFieldsList } from '../person/ownFieldsForm.ts';
import { sessionList } from '../person/sessionList.ts';
import { sendPage } from '../sendPage.ts';
import { formatTime } from '../times.ts';
import type { Web } from '../web.ts';
import type { AtRegistration } from './registrationRoutes.ts';
import { changeList } from './changeList.ts';

/** What is registered, what may be changed of it, and what was. */
export const showRegistration = async (
  { store }: Web,
  at: AtRegistration,
): Promise<FastifyReply> => {
  const { request, reply, event, texts, registration } = at;
  const { t } = texts;
  const { person, standing, closing } = registration;
  const sessions = await store.sessions();
  const changes = await store.registrations.changes(person.id);
  const { query } = request;
  const lostSome = typeof query === 'object' && query !== null && 'some' in query;
  const mayChange = takesPart(standing) && !closing.isOver;
  return sendPage(reply, {
    texts,
    title: displayName(person),
    eventName: event.name,
    styles: ['app.css'],
    body: html`
      ${lostSome ? html`<p class="notice" role="status">${t('registration.lostSome')}</p>` : ''}
      ${standingPanel(at)}
      <h2>${t('registration.sessions')}</h2>
      ${sessionList(texts, event, ownSessions(sessions, person.sessions))}
      ${
        mayChange && sessions.length > 0
          ? html`<a class="button" href="/r/sessions">${t('registration.changeSessions')}</a>`
          : ''
      }
      <h2>${t('registration.details')}</h2>
      ${ownFieldsList(texts, person)}
      ${
        mayChange
          ? html`<p>
              <a class="button" href="/r/details">${t('registration.changeDetails')}</a>
            </p>`
          : ''
      }
      <h2>${t('registration.changes')}</h2>
      ${changeList(texts, { event, sessions, changes })}
      <h2>${t('registration.notYou')}</h2>
      <p>${t('registration.notYouHint')}</p>
      <div class="actions">
        <a class="button" href="/register">${t('registration.registerHere')}</a>
        <form method="post" action="/r/sign-out">
          ${tokenField(at.session.cookie)}<button>${t('registration.leave')}</button>
        </form>
      </div>
    `,
  });
};

const ownSessions = (sessions: readonly Session[], chosen: readonly string[]): readonly Session[] =>
  sessions.filter(({ id }) => chosen.includes(id));

const standingPanel = ({ event, texts, session, registration }: AtRegistration): Html => {
  const { t } = texts;
  const { standing, closing } = registration;
  const time = formatTime(texts, event.timeZone, closing.at);
  const button = (answer: 'accepted' | 'declined'): Html => {
    const look = answer === 'declined' ? '' : 'main';
    return html`<button class="${look}" name="answer" value="${answer}">
      ${t(answer === 'accepted' ? 'registration.accept' : 'registration.decline')}
    </button>`;
  };
  return html`<section class="panel">
    <p class="standing">${t(standings[standing])}</p>
    ${
      closing.isOver
        ? html`<p class="notice">${t('registration.closed', { time })}</p>`
        : html`<form method="post" action="/r/answer" class="actions">
              ${tokenField(session.cookie)} ${mayAccept(standing) ? button('accepted') : ''}
              ${mayDecline(standing) ? button('declined') : ''}
            </form>
            <p class="hint">${t('registration.until', { time })}</p>`
    }
  </section>`;
};

const standings: Readonly<Record<Standing, TextKey>> = {
  invited: 'registration.isInvited',
  waiting: 'registration.isWaiting',
  unpaid: 'registration.isUnpaid',
  accepted: 'registration.isAccepted',
  declined: 'registration.isDeclined',
  ended: 'registration.isEnded',
  suspended: 'app.suspended',
  revoked: 'app.revoked',
};
