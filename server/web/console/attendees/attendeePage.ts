import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { displayName, type Attendee } from '#shared/model/attendee.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { Web } from '#server/web/web.ts';
import { pageContext, type PageContext } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { caseList } from '../cases/caseList.ts';
import { auditTable } from '../audit/auditTable.ts';
import { reasonedActions } from '../formFields.ts';
import { saidLine } from '../saidLine.ts';
import { attendeeForm } from './attendeeForm.ts';
import { linksOf } from './linksOf.ts';
import { timelineOf } from './timelineOf.ts';

export interface PersonShown {
  readonly person: Attendee;
  readonly problem?: ConsoleKey;
}

/** One person: what is known, the codes and links, what stations recorded, and who did what. */
export const attendeePage = async (
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  { person, problem }: PersonShown,
): Promise<FastifyReply> => {
  const context = await pageContext(web, request, reply);
  const { texts, may, page } = context;
  const { t } = texts;
  const [links, timeline, history, open, sessions] = await Promise.all([
    web.store.links.ofSubject(person.id),
    web.store.people.timeline(person.id),
    web.store.people.history(person.id),
    web.store.cases.open(),
    web.store.sessions(),
  ]);
  const cases = open.filter(({ attendeeId }) => attendeeId === person.id);
  const chosen = sessions.filter(({ id }) => person.sessions.includes(id));
  return page({
    title: displayName(person) || '–',
    place: '/console/attendees',
    actions: html`${
      may('mail:send')
        ? html`<a class="button" href="/console/mail/send?person=${encodeURIComponent(person.id)}"
            >${t('mail.sendTitle')}</a
          >`
        : ''
    }
    ${may('access-as:use') ? seeAs(context, person) : ''}`,
    ...(problem === undefined ? {} : { status: 422 }),
    body: html`${saidLine(request, texts)}
      ${cases.length === 0 ? '' : caseList(context, cases, 'person')}
      ${may('links:read') ? linksOf(context, { person, links }) : ''}
      <section>
        <h2 id="profile">${t('attendees.profile')}</h2>
        ${
          may('attendees:change')
            ? attendeeForm(context, {
                action: `/console/attendees/${person.id}`,
                values: person,
                ...(problem === undefined ? {} : { problem }),
              })
            : profileOf(context, person)
        }
      </section>
      <section>
        <h2>${t('attendees.sessions')}</h2>
        ${sessionsOf(context, chosen)}
      </section>
      <section>
        <h2 id="timeline">${t('attendees.timeline')}</h2>
        ${timelineOf(context, timeline)}
      </section>
      <section>
        <h2 id="history">${t('attendees.history')}</h2>
        ${auditTable(context, history, await web.store.staff.list())}
      </section>`,
  });
};

const sessionsOf = ({ texts: { t }, when }: PageContext, sessions: readonly Session[]): Html =>
  sessions.length === 0
    ? html`<p>${t('attendees.noSessions')}</p>`
    : html`<div class="panel">
        <ul class="plain">
          ${sessions.map(
            ({ id, title, startsAt, canceled }) =>
              html`<li>
                <a href="/console/programme/${encodeURIComponent(id)}"><bdi>${title}</bdi></a>
                <span class="hint">${when(startsAt)}</span>
                ${
                  canceled === true
                    ? html`<span class="state state-canceled">${t('programme.canceled')}</span>`
                    : ''
                }
              </li>`,
          )}
        </ul>
      </div>`;

/** Asks why first: whoever is looked at may ask, too. */
const seeAs = ({ texts: { t }, staff }: PageContext, { id }: Attendee): Html =>
  reasonedActions({
    action: `/console/attendees/${id}/see-as`,
    token: tokenField(staff.cookie),
    summary: t('attendees.seeAs'),
    about: '',
    reason: t('attendees.seeAsReason'),
    id: 'see-as',
    actions: [{ value: 'see-as', text: t('attendees.seeAsGo'), isDanger: false }],
  });

const profileOf = ({ texts }: PageContext, person: Attendee): Html => {
  const { t } = texts;
  const shown = (['firstName', 'lastName', 'badgeName', 'company', 'email', 'phone'] as const).map(
    (field) => [t(`attendees.${field}`), person[field]] as const,
  );
  return html`<dl class="panel facts">
    ${[
      ...shown,
      [t('attendees.orderNumber'), person.orderNumber] as const,
      [t('attendees.category'), person.category] as const,
      [t('attendees.status'), t(`attendees.is_${person.status}`)] as const,
      [t('attendees.note'), person.note] as const,
    ].map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd><bdi>${value || '–'}</bdi></dd>
        </div>`,
    )}
  </dl>`;
};
