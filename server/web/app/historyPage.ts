import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import type { AccessKind } from '#server/people/readAccesses.ts';
import type { TextKey } from '../languages.ts';
import { sendPage } from '../sendPage.ts';
import { formatTime } from '../times.ts';
import type { Web } from '../web.ts';
import type { AtApp } from './attendeeRoutes.ts';

/** When the attendee's links were used, and that staff looked at the app as they see it. */
export const showHistory = async (
  { store }: Web,
  { reply, person, event, texts, base }: AtApp,
): Promise<FastifyReply> => {
  const { t } = texts;
  const accesses = await store.people.accesses(person.id);
  return sendPage(reply, {
    texts,
    title: t('app.history'),
    eventName: event.name,
    styles: ['app.css'],
    body: html`
      <p>${t('app.historyIntro')}</p>
      <ol class="history">
        ${accesses.map(
          ({ at, what }) =>
            html`<li class="${what === 'staff_looked' ? 'notice' : ''}">
              <time datetime="${new Date(at).toISOString()}"
                >${formatTime(texts, event.timeZone, at)}</time
              >
              ${t(sentences[what])}
            </li>`,
        )}
      </ol>
      <p>${t('app.historyStrange')}</p>
      <a class="button" href="${base}/me">${t('app.back')}</a>
    `,
  });
};

const sentences: Readonly<Record<AccessKind, TextKey>> = {
  opened: 'app.didOpen',
  registration_opened: 'app.didOpenRegistration',
  staff_looked: 'app.staffLooked',
  device_added: 'app.deviceAdded',
  digits_sent: 'app.digitsSent',
  digits_wrong: 'app.digitsWrong',
  everywhere: 'app.didEverywhere',
  link_made: 'app.linkMade',
  link_ended: 'app.linkEnded',
};
