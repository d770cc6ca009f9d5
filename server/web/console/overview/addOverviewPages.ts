import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import type { Web } from '#server/web/web.ts';
import { pageContext } from '../console.ts';

/** The first page: what needs somebody's attention. */
export const addOverviewPages = (app: FastifyInstance, web: Web): void => {
  app.get('/console', { config: { permission: 'overview:read' } }, async (request, reply) => {
    const { texts, event, when, page } = await pageContext(web, request, reply);
    return page({
      title: texts.t('shell.overview'),
      place: '/console',
      body: html`<p>${when(event.startsAt)} – ${when(event.endsAt)}</p>`,
    });
  });
};
