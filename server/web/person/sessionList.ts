import { html } from 'hono/html';
import type { Session } from '#shared/model/checkpoint.ts';
import type { Event } from '#shared/model/event.ts';
import type { Html } from '../html.ts';
import type { Texts } from '../languages.ts';
import { formatRange, zoneName } from '../times.ts';

/** Somebody's sessions, in the time of the event. */
export const sessionList = (texts: Texts, event: Event, sessions: readonly Session[]): Html =>
  sessions.length === 0
    ? html`<p>${texts.t('person.noSessions')}</p>`
    : html`<ol class="sessions">
          ${sessions.map((session) => html`<li>${sessionFacts(texts, event, session)}</li>`)}
        </ol>
        <p class="hint">${texts.t('person.zone', { zone: zoneName(texts, event) })}</p>`;

export const sessionFacts = (texts: Texts, { timeZone }: Event, session: Session): Html =>
  html`<strong><bdi>${session.title}</bdi></strong>
    ${
      session.canceled === true
        ? html`<span class="canceled">${texts.t('person.sessionCanceled')}</span>`
        : ''
    }
    <span class="when">${formatRange(texts, timeZone, session)}</span>
    ${session.room === '' ? '' : html`<span class="room"><bdi>${session.room}</bdi></span>`}`;
