import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { encodeBase32 } from '#shared/codes/base32.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import type { ExportRequestRow } from './exportTables.ts';
import { exportFormats, type ExportFormat } from './writeTable.ts';

/** A list with entry codes that somebody asked for; times are ms since 1970. */
export interface ExportRequest {
  readonly id: string;
  readonly format: ExportFormat;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: number;
  readonly approvedBy: string | null;
  readonly approvedAt: number | null;
  readonly madeAt: number | null;
  /** What the file calls itself once it was made. */
  readonly batch: string | null;
}

export type ApproveExportError = 'unknown_export' | 'same_person' | 'approved_before';
export type StartExportError =
  'unknown_export' | 'not_yours' | 'not_approved' | 'too_late' | 'made_before';

const day = 24 * 3_600_000;

export const requestExport = async (
  trx: StoreTransaction,
  { clock, random }: Pick<StoreContext, 'clock' | 'random'>,
  wanted: {
    readonly event: string;
    readonly format: ExportFormat;
    readonly reason: string;
    readonly actor: Actor;
  },
): Promise<Result<ExportRequest, 'no_reason'>> => {
  const { event, format, reason, actor } = wanted;
  if (reason.trim() === '') return err('no_reason');
  const now = clock();
  const row: ExportRequestRow = {
    id: uuidv7({ msecs: now, random: random(16) }),
    event,
    format,
    reason,
    requested_by: actor,
    requested_at: now,
    approved_by: null,
    approved_at: null,
    made_by: null,
    made_at: null,
    batch: null,
  };
  await trx.insertInto('export_requests').values(row).execute();
  await audit(trx, row, { actor, action: 'export.requested', now });
  return ok(toRequest(row));
};

/** By a second person: never by whoever asked. */
export const approveExport = async (
  trx: StoreTransaction,
  { clock }: Pick<StoreContext, 'clock'>,
  { event, id, actor }: { readonly event: string; readonly id: string; readonly actor: Actor },
): Promise<Result<ExportRequest, ApproveExportError>> => {
  const known = await readRow(trx, event, id);
  if (known === undefined) return err('unknown_export');
  if (known.requested_by === actor) return err('same_person');
  const now = clock();
  const row = await trx
    .updateTable('export_requests')
    .set({ approved_by: actor, approved_at: now })
    .where('id', '=', id)
    .where('approved_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return err('approved_before');
  await audit(trx, row, { actor, action: 'export.approved', now });
  return ok(toRequest(row));
};

/** Uses an approval up: within a day, once, by whoever asked. Gives the request with its batch. */
export const startExport = async (
  trx: StoreTransaction,
  { clock, random }: Pick<StoreContext, 'clock' | 'random'>,
  { event, id, actor }: { readonly event: string; readonly id: string; readonly actor: Actor },
): Promise<Result<ExportRequest & { readonly batch: string }, StartExportError>> => {
  const known = await readRow(trx, event, id);
  if (known === undefined) return err('unknown_export');
  if (known.requested_by !== actor) return err('not_yours');
  if (known.approved_at === null) return err('not_approved');
  const now = clock();
  if (known.approved_at + day < now) return err('too_late');
  const batch = encodeBase32(random(5));
  const row = await trx
    .updateTable('export_requests')
    .set({ made_by: actor, made_at: now, batch })
    .where('id', '=', id)
    .where('made_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return err('made_before');
  await audit(trx, row, { actor, action: 'export.made', now });
  return ok({ ...toRequest(row), batch });
};

/** Newest first. */
export const listExports = async (
  database: StoreDatabase,
  event: string,
): Promise<readonly ExportRequest[]> => {
  const rows = await database
    .selectFrom('export_requests')
    .selectAll()
    .where('event', '=', event)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toRequest);
};

const readRow = (
  trx: StoreTransaction,
  event: string,
  id: string,
): Promise<ExportRequestRow | undefined> =>
  trx
    .selectFrom('export_requests')
    .selectAll()
    .where('event', '=', event)
    .where('id', '=', id)
    .executeTakeFirst();

const audit = (
  trx: StoreTransaction,
  { event, id, reason, format, batch }: ExportRequestRow,
  { actor, action, now }: { readonly actor: Actor; readonly action: string; readonly now: number },
): Promise<void> =>
  appendAudit(trx, { event, now }, [
    { actor, action, reason, details: { export: id, format, batch } },
  ]);

const Format = z.enum(exportFormats);

const toRequest = (row: ExportRequestRow): ExportRequest => ({
  id: row.id,
  format: Format.parse(row.format),
  reason: row.reason,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  madeAt: row.made_at,
  batch: row.batch,
});
