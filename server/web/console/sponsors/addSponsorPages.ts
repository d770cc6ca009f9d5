import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import type { Sponsor } from '#server/sponsors/sponsor.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, type PageContext } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { fromWallClock, toWallClock } from '../settings/wallClock.ts';
import { sponsorFields } from './sponsorFields.ts';
import { sponsorLinks } from './sponsorLinks.ts';

const path = '/console/sponsors';
const managing = { config: { permission: 'sponsors:manage' } } as const;

const AddForm = z.object({
  name: z.string(),
  contactName: z.string(),
  contactAddress: z.string(),
  language: z.union([Language, z.literal('')]).default(''),
  editDeadline: z.string(),
});

/** Sponsors, the links of their contacts by their handles, and the mail with which a contact edits the profile. */
export const addSponsorPages = (app: FastifyInstance, web: Web): void => {
  const { sponsors, links } = web.store;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { readonly problem?: ConsoleKey; readonly done?: ConsoleKey } = {},
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { t } = context.texts;
    const all = await sponsors.list();
    const rows = await Promise.all(
      all.map(async (sponsor) => row(context, sponsor, await links.ofSubject(sponsor.id))),
    );
    const { problem, done } = said;
    return context.page({
      title: t('sponsors.title'),
      place: path,
      problem: problem === undefined ? undefined : t(problem),
      actions: html`${
        context.may('mail:send') && all.length > 0
          ? html`<a class="button" href="/console/mail/send?what=link:sponsor"
              >${t('sponsors.sendAll')}</a
            >`
          : ''
      }`,
      body: html`${done === undefined ? '' : html`<p class="notice" role="status">${t(done)}</p>`}
      ${all.length === 0 ? html`<p>${t('sponsors.none')}</p>` : table(context, rows)}
      ${context.may('sponsors:manage') ? addForm(context) : ''}`,
    });
  };

  app.get(path, { config: { permission: 'sponsors:read' } }, async (request, reply) =>
    send(request, reply),
  );

  app.post(path, managing, async (request, reply) => {
    const form = fieldsOf(request, AddForm);
    const event = await web.store.event();
    if (form === undefined || event === null) {
      return send(request, reply, { problem: 'sponsors.invalid' });
    }
    const editDeadline = fromWallClock(form.editDeadline, event.timeZone) ?? 0;
    const added = await sponsors.add({ ...form, editDeadline }, actorOf(request));
    return added.ok
      ? reply.redirect(path, 303)
      : send(request, reply, { problem: problems[added.error.code] });
  });

  app.post<{ Params: { id: string } }>(`${path}/:id/link`, managing, async (request, reply) => {
    const sent = await sponsors.sendLink({
      id: request.params.id,
      actor: actorOf(request),
    });
    return send(
      request,
      reply,
      sent.ok ? { done: 'sponsors.sent' } : { problem: 'sponsors.notSent' },
    );
  });
};

const table = ({ texts }: PageContext, rows: readonly Html[]): Html => {
  const { t } = texts;
  return html`<div
    class="panel scroll"
    role="region"
    aria-label="${t('sponsors.title')}"
    tabindex="0"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${t('sponsors.name')}</th>
          <th scope="col">${t('sponsors.contact')}</th>
          <th scope="col">${t('sponsors.deadline')}</th>
          <th scope="col">${t('sponsors.links')}</th>
          <th scope="col">${t('shell.actions')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
};

const row = (
  context: PageContext,
  { id, name, contactName, contactAddress, editDeadline }: Sponsor,
  links: Parameters<typeof sponsorLinks>[1],
): Html => {
  const { texts, staff, may, when } = context;
  const { t } = texts;
  return html`<tr>
    <th scope="row">
      ${
        may('sponsors:manage')
          ? html`<a href="${path}/${id}"><bdi>${name}</bdi></a>`
          : html`<bdi>${name}</bdi>`
      }
    </th>
    <td>
      <bdi>${contactName}</bdi><br /><span class="hint"><bdi>${contactAddress}</bdi></span>
    </td>
    <td class="time">${when(editDeadline)}</td>
    <td>${sponsorLinks(texts, links)}</td>
    <td>
      ${
        may('sponsors:manage')
          ? html`<form method="post" action="${path}/${id}/link">
              ${tokenField(staff.cookie)}
              <button class="small">
                ${t('sponsors.sendLink')}<span class="only-heard"> ${name}</span>
              </button>
            </form>`
          : ''
      }
    </td>
  </tr>`;
};

const addForm = (context: PageContext): Html => {
  const { texts, staff, event } = context;
  const { t } = texts;
  return html`<section class="panel narrow">
    <h2>${t('sponsors.add')}</h2>
    <form method="post" action="${path}">
      ${tokenField(staff.cookie)}
      ${sponsorFields(context, {
        ...{ name: '', contactName: '', contactAddress: '', language: '' },
        editDeadline: toWallClock(event.startsAt, event.timeZone),
      })}
      <button class="main">${t('sponsors.addNow')}</button>
    </form>
  </section>`;
};

const problems = {
  invalid_sponsor: 'sponsors.invalid',
  deadline_too_late: 'sponsors.tooLate',
  make_a_generic_link: 'attendees.privateLink',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
