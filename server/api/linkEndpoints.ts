import { z } from 'zod';
import { err, ok } from '#shared/model/result.ts';
import { changeAsAsked, linkChanges } from '../links/changeAsAsked.ts';
import { Link } from '../links/link.ts';
import { changeHold, holdChanges } from '../people/changeHold.ts';
import { AuditEntryShown } from './auditEndpoints.ts';
import { endpoint } from './endpoint.ts';

const reason = z.string().trim().min(1).max(500);
const done = z.object({ done: z.literal(true) });
const isDone = ok({ done: true } as const);

export const linkEndpoints = [
  endpoint({
    route: 'GET /api/v1/attendees/{id}/links',
    about: 'The personal links of a person, newest first, by their handles',
    scope: 'links:read',
    answer: z.object({ links: z.array(Link) }),
    handle: async ({ store, params }) =>
      ok({ links: [...(await store.links.ofSubject(params['id'] ?? ''))] }),
  }),
  endpoint({
    route: 'POST /api/v1/attendees/{id}/hold',
    about: 'Holds both codes of a person back, lets them work again, or revokes them for good',
    scope: 'links:manage',
    body: z.object({ change: z.enum(holdChanges), reason }),
    answer: done,
    handle: async ({ store, params, body, actor }) => {
      const held = await changeHold(store, { attendeeId: params['id'] ?? '', ...body, actor });
      return held.ok ? isDone : held;
    },
  }),
  endpoint({
    route: 'POST /api/v1/attendees/{id}/codes/{medium}',
    about: 'Sends an entry code to its owner again, replaces a code, or reports that it leaked',
    scope: 'links:manage',
    body: z.object({ change: z.enum(['resend', 'rotate', 'leak']), reason }),
    answer: done,
    handle: async ({ store: { codes }, params, body, actor }) => {
      const medium = z.enum(['entry', 'badge']).safeParse(params['medium']);
      if (!medium.success) return err('unknown_medium');
      const of = {
        attendeeId: params['id'] ?? '',
        medium: medium.data,
        reason: body.reason,
        actor,
      };
      const call = { resend: codes.resend, rotate: codes.rotate, leak: codes.reportLeak };
      const changed = await call[body.change](of);
      return changed.ok ? isDone : changed;
    },
  }),
  endpoint({
    route: 'GET /api/v1/links/{handle}',
    about: 'One link: how it stands',
    scope: 'links:read',
    answer: Link,
    handle: async ({ store, params }) => {
      const link = await store.links.read(params['handle'] ?? '');
      return link === undefined ? err('unknown_link') : ok(link);
    },
  }),
  endpoint({
    route: 'GET /api/v1/links/{handle}/history',
    about: 'What was done with and to a link, newest first',
    scope: 'links:read',
    answer: z.object({ lines: z.array(AuditEntryShown) }),
    handle: async ({ store, params }) =>
      ok({ lines: [...(await store.links.history(params['handle'] ?? '', 1000))] }),
  }),
  endpoint({
    route: 'POST /api/v1/links/{handle}',
    about:
      'Sends a link to its owner again, replaces, suspends, resumes or revokes it, or reports a leak',
    scope: 'links:manage',
    body: z.object({ change: z.enum(linkChanges), reason }),
    answer: Link,
    handle: ({ store, params, body, actor }) =>
      changeAsAsked(store, {
        change: body.change,
        of: { handle: params['handle'] ?? '', reason: body.reason, actor },
      }),
  }),
];
