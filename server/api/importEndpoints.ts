import { z } from 'zod';
import { columnMapping, fieldsOfKind, type ListKind } from '#lists/columnMapping.ts';
import { err, ok } from '#shared/model/result.ts';
import { TakenSummary } from '../imports/takenSummary.ts';
import type { TokenScope } from '../tokens/apiToken.ts';
import { endpoint } from './endpoint.ts';

const ListQuery = z.object({
  /** Nothing is written; the answer says what would change. */
  dryRun: z.enum(['true', 'false']).default('false'),
  /** Of a workbook; the first with rows where left out. */
  sheet: z.string().max(200).optional(),
  /** What each column holds, parted by commas, empty for one to leave out; told from the headings where left out. */
  columns: z.string().max(5000).optional(),
});

const takesList = (
  kind: ListKind,
  list: { readonly path: string; readonly about: string; readonly scope: TokenScope },
) =>
  endpoint({
    route: `POST ${list.path}`,
    about: list.about,
    scope: list.scope,
    takesList: true,
    body: z.instanceof(Buffer),
    query: ListQuery,
    answer: TakenSummary,
    handle: async ({ store, actor, scopes, body, query: { dryRun, sheet, columns } }) => {
      const names = columns?.split(',').map((name) => name.trim() || null);
      const known: readonly (string | null)[] = [...fieldsOfKind(kind), null];
      if (names?.some((name) => !known.includes(name)) === true) {
        return err('unknown_field', { fields: fieldsOfKind(kind).join(', ') });
      }
      const taken = await store.lists.take({
        ...{ bytes: body, fileName: '', kind, sheet, actor, isDry: dryRun === 'true' },
        mayPlan: scopes.includes('programme:write'),
        correct: ({ table, mapping }) => {
          if (names === undefined) return mapping;
          return names.length === table.headings.length ? columnMapping(kind, names) : null;
        },
      });
      return taken.ok ? ok(taken.value) : taken;
    },
  });

/** Whole lists, CSV or XLSX as the body; the same list again adds nobody. */
export const importEndpoints = [
  takesList('attendees', {
    path: '/api/v1/attendees/import',
    about:
      'Takes a list of attendees in; sessions that it names and that are not planned are made by their names, with programme:write',
    scope: 'attendees:write',
  }),
  takesList('registrations', {
    path: '/api/v1/registrations/import',
    about:
      'Adds sessions to people: who is registered for what, by mail address, order number or id',
    scope: 'attendees:write',
  }),
  takesList('sessions', {
    path: '/api/v1/sessions/import',
    about: 'Takes a programme in; sessions are known by their titles or ids',
    scope: 'programme:write',
  }),
];
