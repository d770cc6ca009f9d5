import { z } from 'zod';
import { call } from './call.ts';

export const listKinds = ['attendees', 'sessions', 'registrations'] as const;
export const ListKind = z.enum(listKinds);
export type ListKind = z.infer<typeof ListKind>;

/** One field name (or null: leave out) for each column of the file, in order. */
export const Mapping = z.array(z.string().nullable()).max(1000);

/** A row (or one of its cells) that was not understood; never holds the text itself. */
export const RowProblem = z.object({
  line: z.int(),
  reason: z.string(),
  column: z.string().optional(),
  /** The rest of the row went in. */
  kept: z.boolean(),
});
export type RowProblem = z.infer<typeof RowProblem>;

export const ImportPreview = z.object({
  importId: z.string(),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  kind: ListKind,
  headings: z.array(z.string()),
  mapping: Mapping,
  fields: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  rowCount: z.int(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportSummary = z.object({
  importId: z.string(),
  kind: ListKind,
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  notUnderstood: z.int(),
  /** The first 1,000; `problemCount` counts them all, 'imports.problems' gives them all. */
  problems: z.array(RowProblem),
  problemCount: z.int(),
  /** What changed, by field. */
  changedFields: z.record(z.string(), z.int()),
  /** Sessions named in the list that the programme did not have; they were made without room and time. */
  newSessions: z.array(z.string()),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

const fileErrors = ['empty_file', 'wrong_type', 'too_large', 'damaged_file', 'no_rows'] as const;

export const importCalls = {
  'imports.begin': call({
    about: 'Announces a file; its bytes follow in pieces',
    input: z.object({ fileName: z.string().max(500), size: z.int().min(0) }),
    output: z.object({ importId: z.string(), pieceBytes: z.int() }),
    errors: ['no_event', 'empty_file', 'too_large'],
  }),
  'imports.piece': call({
    about: 'The next piece of the file, base64',
    input: z.object({ importId: z.string(), base64: z.string().max(3_000_000) }),
    output: z.object({ received: z.int() }),
    errors: ['unknown_import', 'too_large'],
  }),
  'imports.preview': call({
    about: 'What was understood of the file; `kind` and `sheet` correct the guess',
    input: z.object({
      importId: z.string(),
      kind: ListKind.optional(),
      sheet: z.string().optional(),
    }),
    output: ImportPreview,
    errors: ['unknown_import', 'canceled', ...fileErrors],
  }),
  'imports.run': call({
    about: 'Takes the rows in; importing the same file again adds nobody',
    input: z.object({
      importId: z.string(),
      kind: ListKind.optional(),
      mapping: Mapping.optional(),
    }),
    output: ImportSummary,
    errors: [
      'unknown_import',
      'no_event',
      'no_name_column',
      'no_title_column',
      'no_session_column',
      'no_attendee_column',
      'canceled',
      'cannot_record',
      ...fileErrors,
    ],
  }),
  'imports.problems': call({
    about:
      'All rows that the latest import did not understand, a page at a time; `after` is the last `next`',
    input: z.object({ importId: z.string(), after: z.int().min(0).default(0) }),
    output: z.object({ problems: z.array(RowProblem), next: z.int().nullable() }),
    errors: ['unknown_import'],
  }),
  'imports.cancel': call({
    about: 'Stops an import; what went in stays, and the same list goes on from there',
    input: z.object({ importId: z.string() }),
    output: z.object({}),
    errors: ['unknown_import'],
  }),
} as const;
