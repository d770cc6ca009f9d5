import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { Role } from '#shared/model/role.ts';
import type { EnrolmentCode } from '#server/enrolment/createEnrolmentCode.ts';
import type { StationState } from '#server/enrolment/readStationStates.ts';
import type { JournalGap } from '#server/journals/readGaps.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import { qrImage } from '#server/web/qrImage.ts';
import type { Web } from '#server/web/web.ts';
import {
  actorOf,
  fieldsOf,
  pageContext,
  sendConsoleTrouble,
  type PageContext,
} from '../console.ts';
import { choiceField, reasonedActions } from '../formFields.ts';

const path = '/console/stations';
const managing = { config: { permission: 'stations:manage' } } as const;

/** The devices at the event: who they are, when they were last seen, what they still have, and how another one joins. */
export const addStationPages = (app: FastifyInstance, web: Web): void => {
  const { store } = web;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    made?: EnrolmentCode & { readonly role: Role },
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { t } = context.texts;
    const [stations, gaps] = await Promise.all([store.stationStates(), store.gaps()]);
    return context.page({
      title: t('stations.title'),
      place: path,
      body: html`${made === undefined ? '' : await enrolment(context, made)}
      ${
        stations.length === 0 ? html`<p>${t('stations.none')}</p>` : stationTable(context, stations)
      }
      ${gaps.length === 0 ? '' : gapList(context, gaps)}
      ${context.may('stations:manage') ? joinForm(context) : ''}`,
    });
  };

  app.get(path, { config: { permission: 'stations:read' } }, async (request, reply) =>
    send(request, reply),
  );

  app.post(`${path}/enrol`, managing, async (request, reply) => {
    const form = fieldsOf(request, z.object({ role: Role }));
    const code =
      form === undefined
        ? undefined
        : await store.enrolmentCode({ role: form.role, actor: actorOf(request) });
    if (form === undefined || code?.ok !== true) {
      return sendConsoleTrouble(web, reply, { status: 422, sentence: 'stations.noCode' });
    }
    return send(request, reply, { ...code.value, role: form.role });
  });

  app.post<{ Params: { id: string } }>(`${path}/:id/revoke`, managing, async (request, reply) => {
    const form = fieldsOf(request, z.object({ reason: z.string().trim().min(1).max(500) }));
    if (form === undefined) {
      return sendConsoleTrouble(web, reply, { status: 422, sentence: 'links.noReason' });
    }
    const { reason } = form;
    const by = { actor: actorOf(request), reason };
    const revoked = await store.revokeStation(request.params.id, by);
    return revoked.ok
      ? reply.redirect(path, 303)
      : sendConsoleTrouble(web, reply, { status: 404, sentence: 'stations.unknown' });
  });
};

const stationTable = (context: PageContext, stations: readonly StationState[]): Html => {
  const { texts, staff, may, when } = context;
  const { t, number } = texts;
  return html`<div
    class="panel scroll"
    role="region"
    aria-label="${t('stations.title')}"
    tabindex="0"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${t('stations.name')}</th>
          <th scope="col">${t('stations.role')}</th>
          <th scope="col">${t('stations.lastSeen')}</th>
          <th scope="col" class="count">${t('stations.facts')}</th>
          <th scope="col" class="count">${t('stations.waiting')}</th>
          <th scope="col">${t('shell.actions')}</th>
        </tr>
      </thead>
      <tbody>
        ${stations.map(
          ({ id, name, role, isRevoked, lastSeenAt, facts, waiting }) =>
            html`<tr>
              <th scope="row"><bdi>${name}</bdi></th>
              <td>${t(`stations.is_${role}`)}</td>
              <td>${lastSeenAt === null ? t('stations.never') : when(lastSeenAt)}</td>
              <td class="count">${number(facts)}</td>
              <td class="count">${number(waiting)}</td>
              <td>
                ${
                  isRevoked
                    ? html`<span class="state state-revoked">${t('stations.revoked')}</span>`
                    : may('stations:manage')
                      ? reasonedActions({
                          action: `${path}/${id}/revoke`,
                          token: tokenField(staff.cookie),
                          summary: t('links.act'),
                          about: name,
                          reason: t('links.reason'),
                          id,
                          actions: [
                            { value: 'revoke', isDanger: true, text: t('stations.revoke') },
                          ],
                        })
                      : ''
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};

const gapList = ({ texts }: PageContext, gaps: readonly JournalGap[]): Html => {
  const { t, number } = texts;
  return html`<section class="notice" aria-labelledby="gaps">
    <h2 id="gaps">${t('stations.gaps')}</h2>
    <p>${t('stations.gapsMean')}</p>
    <ul>
      ${gaps.map(
        ({ name, missing, breaks }) =>
          html`<li>
            <bdi>${name}</bdi>:
            ${t('stations.missing', { count: missing, number: number(missing) })}${
              breaks.length === 0
                ? ''
                : html`,
                  ${t('stations.broken', { count: breaks.length, number: number(breaks.length) })}`
            }
          </li>`,
      )}
    </ul>
  </section>`;
};

const joinForm = ({ texts, staff }: PageContext): Html => {
  const { t } = texts;
  return html`<section class="panel narrow">
    <h2>${t('stations.join')}</h2>
    <form method="post" action="${path}/enrol">
      ${tokenField(staff.cookie)}
      ${choiceField({
        name: 'role',
        label: t('stations.role'),
        value: 'desk',
        options: Role.options.map((role) => [role, t(`stations.is_${role}`)]),
      })}
      <p class="hint">${t('stations.roleHint')}</p>
      <button class="main">${t('stations.makeCode')}</button>
    </form>
  </section>`;
};

const enrolment = async (
  { texts, when }: PageContext,
  { code, expiresAt, role }: EnrolmentCode & { readonly role: Role },
): Promise<Html> => {
  const { t } = texts;
  return html`<section class="panel narrow" role="status">
    <h2>${t('stations.scan', { role: t(`stations.is_${role}`) })}</h2>
    <img
      class="qr"
      src="${await qrImage(code)}"
      alt="${t('stations.qr')}"
      width="260"
      height="260"
    />
    <p>${t('stations.orPaste', { until: when(expiresAt) })}</p>
    <code class="block">${code}</code>
  </section>`;
};
