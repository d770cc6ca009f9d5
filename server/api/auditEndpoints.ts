import { z } from 'zod';
import { ok } from '#shared/model/result.ts';
import { endpoint } from './endpoint.ts';

/** A line of the audit log; `details` is JSON. */
export const AuditEntryShown = z.object({
  seq: z.int(),
  at: z.int(),
  actor: z.string(),
  action: z.string(),
  subject: z.string().nullable(),
  handle: z.string().nullable(),
  reason: z.string(),
  details: z.string(),
});

export const auditEndpoints = [
  endpoint({
    route: 'GET /api/v1/audit',
    about: 'Lines of the audit log, newest first; `before` is the last seq of the page before',
    scope: 'audit:read',
    query: z.object({
      subject: z.string().max(100).optional(),
      handle: z.string().max(100).optional(),
      actor: z.string().max(100).optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
    answer: z.object({ lines: z.array(AuditEntryShown) }),
    handle: async ({ store, query: { subject, handle, actor, before, limit } }) =>
      ok({
        lines: [
          ...(await store.audit({
            ...(subject === undefined ? {} : { subject }),
            ...(handle === undefined ? {} : { handle }),
            ...(actor === undefined ? {} : { actor }),
            ...(before === undefined ? {} : { before }),
            limit,
          })),
        ],
      }),
  }),
  endpoint({
    route: 'GET /api/v1/audit/verify',
    about: 'Whether the audit log is as it was written; else the first line that is not',
    scope: 'audit:read',
    answer: z.union([
      z.object({ isWhole: z.literal(true), lines: z.int() }),
      z.object({ isWhole: z.literal(false), line: z.int() }),
    ]),
    handle: async ({ store }) => ok(await store.verifyAudit()),
  }),
];
