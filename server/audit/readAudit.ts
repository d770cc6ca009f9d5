import type { StoreDatabase } from '../database/tables.ts';
import { noHash } from '../log/hashFact.ts';
import { hashAudit, type AuditLine } from './auditLine.ts';

export interface AuditQuery {
  readonly event: string;
  readonly handle?: string;
  readonly subject?: string;
  /** `staff:…`, `token:…`, `terminal` and so on: see appendAudit.ts. */
  readonly actor?: string;
  /** Any of these. */
  readonly action?: readonly string[];
  /** Lines before this one; the newest where left out. */
  readonly before?: number;
  readonly limit: number;
}

const columns = ['seq', 'at', 'actor', 'action', 'subject', 'handle', 'reason', 'details'] as const;

/** Newest first. */
export const readAudit = (
  database: StoreDatabase,
  { event, handle, subject, actor, action, before, limit }: AuditQuery,
): Promise<readonly AuditLine[]> => {
  let query = database.selectFrom('audit').select(columns).where('event', '=', event);
  if (handle !== undefined) query = query.where('handle', '=', handle);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (actor !== undefined) query = query.where('actor', '=', actor);
  if (action !== undefined) query = query.where('action', 'in', action);
  if (before !== undefined) query = query.where('seq', '<', before);
  return query.orderBy('seq', 'desc').limit(limit).execute();
};

/** Whether the whole audit log is as it was written; else the first line that is missing, changed or moved. */
export const verifyAudit = async (
  database: StoreDatabase,
  event: string,
): Promise<
  | { readonly isWhole: true; readonly lines: number }
  | { readonly isWhole: false; readonly line: number }
> => {
  let seq = 0;
  let previousHash = noHash;
  for (;;) {
    const rows = await database
      .selectFrom('audit')
      .select([...columns, 'previous_hash', 'hash'])
      .where('event', '=', event)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(rowsPerRead)
      .execute();
    for (const { previous_hash: previous, hash, ...line } of rows) {
      const isNext = line.seq === seq + 1 && previous === previousHash;
      if (!isNext || hash !== hashAudit(line, previousHash))
        return { isWhole: false, line: seq + 1 };
      seq = line.seq;
      previousHash = hash;
    }
    if (rows.length < rowsPerRead) return { isWhole: true, lines: seq };
  }
};

const rowsPerRead = 1000;
