import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import type { CodeExport } from '#server/exports/makeCodeExport.ts';
import { exportFormats } from '#server/exports/writeTable.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, sendConsoleTrouble } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { exportTableShown, peopleForm, requestForm } from './exportForms.ts';

const path = '/console/exports';
const requesting = { config: { permission: 'exports:request' } } as const;
const Format = z.enum(exportFormats);

/** Lists as files: without codes at once, with entry codes by two people, encrypted. */
export const addExportPages = (app: FastifyInstance, web: Web): void => {
  const { exports } = web.store;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { readonly problem?: ConsoleKey; readonly made?: CodeExport } = {},
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { t, number } = context.texts;
    const { problem, made } = said;
    return context.page({
      title: t('exports.title'),
      place: path,
      problem: problem === undefined ? undefined : t(problem),
      body: html`${
        made === undefined
          ? ''
          : html`<section class="panel" role="status">
              <h2>${t('exports.made', { count: made.people, number: number(made.people) })}</h2>
              <p>${t('exports.once', { batch: made.batch })}</p>
              <p><code class="block">${made.password.reveal()}</code></p>
              <p>
                <a
                  class="button main"
                  download="${made.batch}.zip"
                  href="data:application/zip;base64,${Buffer.from(made.zip).toString('base64')}"
                  >${t('exports.download')}</a
                >
              </p>
            </section>`
      }
      ${context.may('exports:request') ? peopleForm(context) : ''}
      ${exportTableShown(context, await exports.requests(), await web.store.staff.list())}
      ${context.may('exports:request') ? requestForm(context) : ''}`,
    });
  };

  app.get(path, { config: { permission: 'exports:read' } }, async (request, reply) =>
    send(request, reply),
  );

  app.post(`${path}/people`, requesting, async (request, reply) => {
    const form = fieldsOf(request, z.object({ format: Format }));
    const format = form?.format ?? 'csv';
    const file = await exports.people({ format, actor: actorOf(request) });
    if (!file.ok) {
      return sendConsoleTrouble(web, reply, { status: 422, sentence: 'shell.invalid' });
    }
    return reply
      .header('content-disposition', `attachment; filename="attendees.${format}"`)
      .type(types[format])
      .send(file.value);
  });

  app.post(`${path}/request`, requesting, async (request, reply) => {
    const form = fieldsOf(request, z.object({ format: Format, reason: z.string().max(500) }));
    const asked =
      form === undefined ? undefined : await exports.request({ ...form, actor: actorOf(request) });
    return asked?.ok === true
      ? reply.redirect(path, 303)
      : send(request, reply, { problem: 'links.noReason' });
  });

  app.post<{ Params: { id: string } }>(
    `${path}/:id/approve`,
    { config: { permission: 'exports:approve' } },
    async (request, reply) => {
      const step = { id: request.params.id, actor: actorOf(request) };
      const approved = await exports.approve(step);
      return approved.ok
        ? reply.redirect(path, 303)
        : send(request, reply, { problem: problems[approved.error.code] });
    },
  );

  app.post<{ Params: { id: string } }>(`${path}/:id/make`, requesting, async (request, reply) => {
    const made = await exports.make({ id: request.params.id, actor: actorOf(request) });
    return made.ok
      ? send(request, reply, { made: made.value })
      : send(request, reply, { problem: problems[made.error.code] });
  });

  app.post<{ Params: { batch: string } }>(
    `${path}/batches/:batch/rotate`,
    { config: { permission: 'exports:approve' } },
    async (request, reply) => {
      const form = fieldsOf(request, z.object({ reason: z.string().trim().min(1).max(500) }));
      const rotated = await exports.rotateBatch({
        batch: request.params.batch,
        reason: form?.reason ?? '',
        actor: actorOf(request),
      });
      return rotated.ok
        ? reply.redirect(path, 303)
        : send(request, reply, { problem: problems[rotated.error.code] });
    },
  );
};

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const problems = {
  unknown_export: 'exports.unknown',
  unknown_batch: 'exports.unknown',
  same_person: 'exports.samePerson',
  approved_before: 'exports.approvedBefore',
  not_yours: 'exports.notYours',
  not_approved: 'exports.notApproved',
  too_late: 'exports.tooLate',
  made_before: 'exports.madeBefore',
  no_reason: 'links.noReason',
  no_key: 'mail.no_no_key',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
