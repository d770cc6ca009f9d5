import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ListKind } from '#shared/contract/importCalls.ts';
import { listLimits } from '#server/imports/listLimits.ts';
import type { UploadOwner } from '#server/imports/uploads.ts';
import { mayDo } from '#server/staff/staffRole.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, sendConsoleTrouble, staffOf } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { listPage } from './listPages.ts';
import { importPath, uploadPage } from './uploadPage.ts';

const importing = { config: { permission: 'attendees:import' } } as const;
const { fileBytes } = listLimits;

const Upload = z.object({
  list: z.object({ fileName: z.string(), bytes: z.instanceof(Buffer) }),
});

const Columns = z
  .object({
    kind: ListKind,
    was: z.string(),
    sheet: z.string().max(200).default(''),
    wasSheet: z.string().max(200),
  })
  .catchall(z.string());

/** Lists from a file: brought, looked at, put right and taken in; each step works without scripts. */
export const addListPages = (app: FastifyInstance, web: Web): void => {
  const { waiting } = web.store.lists;

  const refuseUpload = async (
    request: FastifyRequest,
    reply: FastifyReply,
    sentence: ConsoleKey,
    status = 422,
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    return context.page(uploadPage(context, { sentence, status }));
  };

  const show = async (
    request: FastifyRequest<OfList>,
    reply: FastifyReply,
    problem?: ConsoleKey,
  ): Promise<FastifyReply> => {
    const { id } = request.params;
    const found = await waiting.look(id, ownerOf(request), takerOf(request));
    if (found.ok) {
      const context = await pageContext(web, request, reply);
      return context.page(listPage(context, id, found.value, problem));
    }
    const { code } = found.error;
    return code === 'unknown_upload'
      ? refuseUpload(request, reply, 'lists.gone', 404)
      : refuseUpload(request, reply, `lists.error_${code}`);
  };

  app.get(importPath, importing, async (request, reply) => {
    const context = await pageContext(web, request, reply);
    return context.page(uploadPage(context));
  });

  void app.register(async (uploads) => {
    await uploads.register(multipart, {
      attachFieldsToBody: 'keyValues',
      limits: { fileSize: fileBytes, files: 1, fields: 2, parts: 3, headerPairs: 20 },
      onFile: async (part: MultipartFile) => {
        // What a handler finds in the body under the field's name.
        Object.assign(part, { value: { fileName: part.filename, bytes: await part.toBuffer() } });
      },
    });
    const { errorHandler } = uploads;
    uploads.setErrorHandler((error: FastifyError, request, reply) =>
      error.statusCode === 413
        ? refuseUpload(request, reply, 'lists.error_too_large', 413)
        : errorHandler(error, request, reply),
    );
    uploads.post(
      importPath,
      { ...importing, bodyLimit: fileBytes + 64 * 1024 },
      async (request, reply) => {
        const form = fieldsOf(request, Upload);
        if (form === undefined) return refuseUpload(request, reply, 'lists.noFile');
        const kept = await waiting.keep(ownerOf(request), form.list);
        return kept.ok
          ? reply.redirect(`${importPath}/${kept.value}`, 303)
          : refuseUpload(request, reply, `lists.error_${kept.error.code}`);
      },
    );
  });

  app.get<OfList>(`${importPath}/:id`, importing, async (request, reply) => show(request, reply));

  app.post<OfList>(`${importPath}/:id/columns`, importing, async (request, reply) => {
    const form = fieldsOf(request, Columns);
    if (form === undefined) {
      return sendConsoleTrouble(web, reply, { status: 422, sentence: 'shell.invalid' });
    }
    const { kind, was, sheet, wasSheet, ...columns } = form;
    // Another kind or sheet has other columns: those are understood anew.
    const isSame = kind === was && (sheet === '' || sheet === wasSheet);
    const corrected = await waiting.correct(request.params.id, ownerOf(request), {
      kind,
      sheet: sheet === '' ? undefined : sheet,
      fields: isSame ? fieldsIn(columns) : undefined,
    });
    return corrected.ok
      ? reply.redirect(`${importPath}/${request.params.id}`, 303)
      : refuseUpload(request, reply, 'lists.gone', 404);
  });

  app.post<OfList>(`${importPath}/:id/take`, importing, async (request, reply) => {
    const { id } = request.params;
    const taken = await waiting.take(id, ownerOf(request), takerOf(request));
    if (taken.ok) return reply.redirect(`${importPath}/${id}`, 303);
    const { code } = taken.error;
    if (code === 'unknown_upload') return refuseUpload(request, reply, 'lists.gone', 404);
    // The page says how far it is, or shows what came of it.
    if (code === 'is_running') return reply.redirect(`${importPath}/${id}`, 303);
    return show(request, reply, `lists.error_${code}`);
  });

  app.post<OfList>(`${importPath}/:id/drop`, importing, async (request, reply) => {
    await waiting.drop(request.params.id, ownerOf(request));
    return reply.redirect(importPath, 303);
  });
};

interface OfList {
  readonly Params: { readonly id: string };
}

/** What each column holds, in their order: `column0`, `column1` and so on. */
const fieldsIn = (columns: Readonly<Record<string, string>>): (string | null)[] => {
  const fields: (string | null)[] = [];
  for (let no = 0; columns[`column${no}`] !== undefined; no += 1) {
    fields.push(columns[`column${no}`] || null);
  }
  return fields;
};

/** A programme, and sessions that a list of people names, take the right of the programme besides. */
const takerOf = (request: FastifyRequest) => ({
  actor: actorOf(request),
  mayPlan: mayDo(staffOf(request).member.role, 'programme:change'),
});

const ownerOf = (request: FastifyRequest): UploadOwner => {
  const { member, cookie } = staffOf(request);
  return { staff: member.id, cookie };
};
