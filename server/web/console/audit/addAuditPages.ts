import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Web } from '#server/web/web.ts';
import { pageContext } from '../console.ts';
import { auditTable } from './auditTable.ts';

const path = '/console/audit';
const reading = { config: { permission: 'audit:read' } } as const;
const linesPerPage = 100;

const text = z.string().trim().max(100).catch('');
const AuditPageQuery = z.object({
  subject: text,
  handle: text,
  actor: text,
  before: z.coerce.number().int().min(1).optional().catch(undefined),
});

/** Who did what to whom and why, and whether the log is as it was written. */
export const addAuditPages = (app: FastifyInstance, web: Web): void => {
  const { store } = web;

  app.get(path, reading, async (request, reply) => {
    const context = await pageContext(web, request, reply);
    const { t } = context.texts;
    const { subject, handle, actor, before } = AuditPageQuery.parse(request.query);
    const staff = await store.staff.list();
    const lines = await store.audit({
      ...(subject === '' ? {} : { subject }),
      ...(handle === '' ? {} : { handle }),
      ...(actor === '' ? {} : { actor }),
      ...(before === undefined ? {} : { before }),
      limit: linesPerPage,
    });
    const last = lines.at(-1);
    const older = new URLSearchParams({ subject, handle, actor, before: String(last?.seq ?? 0) });
    const field = (name: 'subject' | 'handle', value: string) =>
      html`<div>
        <label for="${name}">${t(`audit.${name}`)}</label>
        <input id="${name}" name="${name}" value="${value}" autocomplete="off" spellcheck="false" />
      </div>`;
    return context.page({
      title: t('audit.title'),
      place: path,
      actions: html`<a class="button" href="${path}/verify">${t('audit.verify')}</a>`,
      body: html`<form method="get" action="${path}" class="search">
          ${field('subject', subject)} ${field('handle', handle)}
          <div>
            <label for="actor">${t('audit.actor')}</label>
            <select id="actor" name="actor">
              <option value="">${t('attendees.all')}</option>
              ${[
                ...staff.map(({ id, name }) => [`staff:${id}`, name] as const),
                ...(['terminal', 'store', 'attendee', 'sponsor'] as const).map(
                  (one) => [one, t(`audit.by_${one}`)] as const,
                ),
              ].map(
                ([value, name]) =>
                  html`<option value="${value}" ${value === actor ? html`selected` : ''}>
                    ${name}
                  </option>`,
              )}
            </select>
          </div>
          <button class="main">${t('audit.filter')}</button>
        </form>
        ${auditTable(context, lines, staff)}
        ${
          lines.length < linesPerPage
            ? ''
            : html`<nav class="pages" aria-label="${t('attendees.pages')}">
                <a class="button small" href="${path}?${older.toString()}">${t('audit.older')}</a>
              </nav>`
        }`,
    });
  });

  app.get(`${path}/verify`, reading, async (request, reply) => {
    const { texts, page } = await pageContext(web, request, reply);
    const { t, number } = texts;
    const found = await store.verifyAudit();
    return page({
      title: t('audit.verify'),
      place: path,
      body: found.isWhole
        ? html`<p role="status">${t('audit.whole', { lines: number(found.lines) })}</p>`
        : html`<p class="problem" role="alert">
            ${t('audit.broken', { line: number(found.line) })}
          </p>`,
    });
  });
};
