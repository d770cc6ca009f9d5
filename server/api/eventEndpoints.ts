import { z } from 'zod';
import { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { Event } from '#shared/model/event.ts';
import { Role } from '#shared/model/role.ts';
import { err, ok } from '#shared/model/result.ts';
import { SessionFields } from '../programme/saveSession.ts';
import { endpoint, said } from './endpoint.ts';

const ApiStation = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  isRevoked: z.boolean(),
  lastSeenAt: z.int().nullable(),
  facts: z.int(),
  waiting: z.int(),
});

export const eventEndpoints = [
  endpoint({
    route: 'GET /api/v1/event',
    about: 'The event of this store',
    scope: null,
    answer: Event,
    handle: async ({ store }) => {
      const event = await store.event();
      return event === null ? err('no_event') : ok(event);
    },
  }),
  endpoint({
    route: 'GET /api/v1/sessions',
    about: 'Sessions in the order in which they begin',
    scope: 'programme:read',
    answer: z.object({ sessions: z.array(Session) }),
    handle: async ({ store }) => ok({ sessions: [...(await store.sessions())] }),
  }),
  endpoint({
    route: 'POST /api/v1/sessions',
    about: 'Adds a session; times are ms since 1970, `seats` null means no limit',
    scope: 'programme:write',
    body: SessionFields.partial({ room: true, seats: true, canceled: true }),
    answer: z.object({ id: z.string() }),
    handle: async ({ store, body, actor }) => {
      const saved = await store.saveSession({ id: null, fields: said(body), actor });
      return saved.ok ? ok({ id: saved.value }) : saved;
    },
  }),
  endpoint({
    route: 'PATCH /api/v1/sessions/{id}',
    about: 'Changes a session or cancels it, at every station too',
    scope: 'programme:write',
    body: SessionFields.partial(),
    answer: z.object({ id: z.string() }),
    handle: async ({ store, params, body, actor }) => {
      const saved = await store.saveSession({ id: params['id'] ?? '', fields: said(body), actor });
      return saved.ok ? ok({ id: saved.value }) : saved;
    },
  }),
  endpoint({
    route: 'GET /api/v1/checkpoints',
    about: 'Checkpoints with the number of people who passed each',
    scope: 'programme:read',
    answer: z.object({
      checkpoints: z.array(z.object({ checkpoint: Checkpoint, people: z.int() })),
    }),
    handle: async ({ store }) => {
      const passed = await store.passCounts();
      const checkpoints = await store.checkpoints();
      return ok({
        checkpoints: checkpoints.map((checkpoint) => ({
          checkpoint,
          people: passed.get(checkpoint.id) ?? 0,
        })),
      });
    },
  }),
  endpoint({
    route: 'GET /api/v1/stations',
    about: 'Stations: when they were last seen, and how many facts wait there',
    scope: 'stations:read',
    answer: z.object({ stations: z.array(ApiStation) }),
    handle: async ({ store }) => ok({ stations: [...(await store.stationStates())] }),
  }),
];
