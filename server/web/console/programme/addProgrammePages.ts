import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import type { Web } from '#server/web/web.ts';
import { pageContext } from '../console.ts';

const path = '/console/programme';

/** Sessions and checkpoints, with how many people passed each. */
export const addProgrammePages = (app: FastifyInstance, web: Web): void => {
  app.get(path, { config: { permission: 'programme:read' } }, async (request, reply) => {
    const { store } = web;
    const { texts, when, may, page } = await pageContext(web, request, reply);
    const { t, number } = texts;
    const [checkpoints, sessions, passed] = await Promise.all([
      store.checkpoints(),
      store.sessions(),
      store.passCounts(),
    ]);
    const doors = new Map(checkpoints.map((one) => [one.sessionId, one]));
    return page({
      title: t('programme.title'),
      place: path,
      actions: html`${
        may('attendees:import')
          ? html`<a class="button" href="/console/import">${t('lists.open')}</a>`
          : ''
      }
      ${
        may('programme:change')
          ? html`<a class="button main" href="${path}/new">${t('programme.add')}</a>`
          : ''
      }`,
      body: html`<section>
          <h2 id="checkpoints">${t('programme.checkpoints')}</h2>
          <div class="panel scroll" role="region" aria-labelledby="checkpoints" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">${t('programme.checkpoint')}</th>
                  <th scope="col">${t('programme.kind')}</th>
                  <th scope="col">${t('programme.passes')}</th>
                  <th scope="col" class="count">${t('programme.people')}</th>
                </tr>
              </thead>
              <tbody>
                ${checkpoints.map(
                  ({ id, name, kind, policy }) =>
                    html`<tr>
                      <th scope="row"><bdi>${name}</bdi></th>
                      <td>${t(`programme.kind_${kind}`)}</td>
                      <td>${t(`programme.passes_${policy.passes}`)}</td>
                      <td class="count">${number(passed.get(id) ?? 0)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </section>
        <section>
          <h2 id="sessions">${t('programme.sessions')}</h2>
          ${
            sessions.length === 0
              ? html`<p>${t('programme.noSessions')}</p>`
              : html`<div
                  class="panel scroll"
                  role="region"
                  aria-labelledby="sessions"
                  tabindex="0"
                >
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">${t('programme.session')}</th>
                        <th scope="col">${t('programme.room')}</th>
                        <th scope="col">${t('programme.begins')}</th>
                        <th scope="col" class="count">${t('programme.seats')}</th>
                        <th scope="col" class="count">${t('programme.people')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      ${sessions.map(
                        ({ id, title, room, startsAt, seats, canceled }) =>
                          html`<tr>
                            <th scope="row">
                              <a href="${path}/${encodeURIComponent(id)}"><bdi>${title}</bdi></a>
                              ${
                                canceled === true
                                  ? html`<span class="state state-canceled"
                                      >${t('programme.canceled')}</span
                                    >`
                                  : ''
                              }
                            </th>
                            <td><bdi>${room}</bdi></td>
                            <td class="time">${when(startsAt)}</td>
                            <td class="count">${seats === null ? '–' : number(seats)}</td>
                            <td class="count">
                              ${number(passed.get(doors.get(id)?.id ?? '') ?? 0)}
                            </td>
                          </tr>`,
                      )}
                    </tbody>
                  </table>
                </div>`
          }
        </section>`,
    });
  });
};
