import type { StoreTransaction } from '../database/tables.ts';
import { noHash } from '../log/hashFact.ts';
import { lockLog } from '../log/lockLog.ts';
import { hashAudit } from './auditLine.ts';

type ActorKind = 'staff' | 'attendee' | 'sponsor' | 'token' | 'terminal' | 'store';
/** Who did something: staff, the owner of a link, a program with a token, the command line, or the store; and its id. */
export type Actor = ActorKind | `${ActorKind}:${string}`;

/** What is put on record; `details` are ids, numbers and short words, never names, addresses, codes or links. */
export interface AuditEntry {
  readonly actor: Actor;
  /** As in `link.issued`, `link.revoked`, `export.made`. */
  readonly action: string;
  readonly subject?: string | null;
  /** The link or code that it was done to. */
  readonly handle?: string | null;
  readonly reason?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Adds entries to the event's audit log, within a transaction: append-only, each line carries the hash of the one before.
 */
export const appendAudit = async (
  trx: StoreTransaction,
  { event, now }: { readonly event: string; readonly now: number },
  entries: readonly AuditEntry[],
): Promise<void> => {
  if (entries.length === 0) return;
  // One writer at a time, as for the log of facts.
  await lockLog(trx, event);
  const last = await trx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('event', '=', event)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let seq = last?.seq ?? 0;
  let previousHash = last?.hash ?? noHash;
  const rows = entries.map((entry) => {
    seq += 1;
    const line = {
      seq,
      at: now,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject ?? null,
      handle: entry.handle ?? null,
      reason: entry.reason ?? '',
      details: JSON.stringify(entry.details ?? {}),
    };
    const row = {
      event,
      ...line,
      previous_hash: previousHash,
      hash: hashAudit(line, previousHash),
    };
    previousHash = row.hash;
    return row;
  });
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await trx
      .insertInto('audit')
      .values(rows.slice(start, start + rowsPerInsert))
      .execute();
  }
};

const rowsPerInsert = 100;
