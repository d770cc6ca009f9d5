import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import { entranceCheckpointId } from '#shared/model/ids.ts';
import type { Web } from '#server/web/web.ts';
import { pageContext } from '../console.ts';
import { caseList } from '../cases/caseList.ts';
import { readAttention } from './readAttention.ts';

/** The first page: what needs somebody's attention, and how far the event is. */
export const addOverviewPages = (app: FastifyInstance, web: Web): void => {
  app.get('/console', { config: { permission: 'overview:read' } }, async (request, reply) => {
    const { store } = web;
    const context = await pageContext(web, request, reply);
    const { texts, event, when, may, page } = context;
    const { t, number } = texts;
    const [attention, cases, all, confirmed, passed, stations] = await Promise.all([
      readAttention(store),
      store.cases.open(),
      store.people.find({ text: '', offset: 0, limit: 1 }),
      store.people.find({ text: '', status: 'confirmed', offset: 0, limit: 1 }),
      store.passCounts(),
      store.stationStates(),
    ]);
    const mine = attention.filter(({ permission }) => may(permission));
    const numbers = [
      [t('overview.people'), number(all.total)],
      [t('overview.confirmed'), number(confirmed.total)],
      [t('overview.entered'), number(passed.get(entranceCheckpointId) ?? 0)],
      [t('overview.stations'), number(stations.filter(({ isRevoked }) => !isRevoked).length)],
    ] as const;
    return page({
      title: event.name,
      place: '/console',
      body: html`<p class="when">${when(event.startsAt)} – ${when(event.endsAt)}</p>
        <section>
          <h2 id="attention">${t('overview.attention')}</h2>
          ${
            mine.length === 0
              ? html`<p class="panel">${t('overview.nothing')}</p>`
              : html`<ul class="panel attention">
                  ${mine.map(
                    ({ key, count, href }) =>
                      html`<li>
                        <a href="${href}"
                          ><b>${number(count)}</b> ${t(`overview.${key}`, { count })}</a
                        >
                      </li>`,
                  )}
                </ul>`
          }
        </section>
        ${cases.length === 0 ? '' : caseList(context, cases.slice(0, shownCases), 'overview')}
        <dl class="numbers">
          ${numbers.map(
            ([name, value]) =>
              html`<div class="panel">
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>`,
    });
  });
};

const shownCases = 50;
