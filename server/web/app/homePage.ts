import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { displayName, type Attendee } from '#shared/model/attendee.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import type { Event } from '#shared/model/event.ts';
import { tokenField } from '../forms.ts';
import type { Html } from '../html.ts';
import type { Texts } from '../languages.ts';
import { ownFieldsList } from '../person/ownFieldsForm.ts';
import { sessionList } from '../person/sessionList.ts';
import { statusSentences } from '../person/statusSentences.ts';
import { sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';
import type { AtApp } from './attendeeRoutes.ts';

export const showHome = async (
  { store }: Web,
  { reply, session, person, event, texts, base }: AtApp,
): Promise<FastifyReply> => {
  const { t } = texts;
  const { questions } = await store.cards.box(person.id);
  return sendPage(reply, {
    texts,
    title: displayName(person),
    eventName: event.name,
    styles: ['app.css'],
    body: html`${homeBody(texts, { base, person, event, sessions: await store.sessions() })}
      <div class="actions">
        <a class="button" href="${base}/cards">
          ${
            questions.length === 0
              ? t('app.cards')
              : t('app.cardsAsked', { count: questions.length })
          }
        </a>
        <a class="button" href="${base}/profile">${t('app.editProfile')}</a>
        <a class="button" href="${base}/history">${t('app.history')}</a>
      </div>
      <h2>${t('app.leaving')}</h2>
      <div class="actions">
        <form method="post" action="${base}/sign-out">
          ${tokenField(session.cookie)}<button>${t('app.signOut')}</button>
        </form>
        <form method="post" action="${base}/sign-out-everywhere">
          ${tokenField(session.cookie)}<button class="danger">${t('app.everywhere')}</button>
        </form>
      </div>
      <p class="hint">${t('app.everywhereHint')}</p>`,
  });
};

interface HomeView {
  readonly base: string;
  readonly person: Attendee;
  readonly event: Event;
  readonly sessions: readonly Session[];
}

/** What the home page shows, without what can be done there. */
const homeBody = (texts: Texts, { base, person, event, sessions }: HomeView): Html => {
  const { t } = texts;
  const own = sessions.filter(({ id }) => person.sessions.includes(id));
  return html`
    <section class="panel entry">
      <p>${t(statusSentences[person.status])}</p>
      <a class="button main" href="${base}/code">${t('app.showCode')}</a>
    </section>
    <h2>${t('app.sessions')}</h2>
    ${sessionList(texts, event, own)}
    <h2>${t('app.profile')}</h2>
    ${ownFieldsList(texts, person)}
  `;
};
