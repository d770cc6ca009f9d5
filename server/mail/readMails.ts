import type { StoreDatabase } from '../database/tables.ts';
import { MailState } from './mailJob.ts';
import type { MailJobRow } from './mailTables.ts';

/** A mail of the queue as staff may see it: no address, no text. Times are ms since 1970. */
export interface QueuedMail {
  readonly id: string;
  readonly mailing: string;
  readonly kind: string;
  readonly subject: string;
  readonly state: MailState;
  readonly attempts: number;
  /** A code of ours, and the status of the mail server. */
  readonly problem: string | null;
  readonly queuedBy: string;
  readonly queuedAt: number;
  /** When it is tried next, while it waits. */
  readonly dueAt: number;
  readonly endedAt: number | null;
}

export interface MailQuery {
  readonly subject?: string;
  readonly mailing?: string;
  readonly state?: MailState;
  readonly limit: number;
}

export interface MailStatus {
  readonly counts: Readonly<Record<MailState, number>>;
  /** When the one that waits longest was queued. */
  readonly waitingSince: number | null;
  /** The newest that did not go, or not yet. */
  readonly troubled: readonly QueuedMail[];
}

/** Newest first. */
export const readMails = async (
  database: StoreDatabase,
  event: string,
  { subject, mailing, state, limit }: MailQuery,
): Promise<readonly QueuedMail[]> => {
  let query = database.selectFrom('mail_jobs').selectAll().where('event', '=', event);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (mailing !== undefined) query = query.where('mailing', '=', mailing);
  if (state !== undefined) query = query.where('state', '=', state);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toMail);
};

export const readMailStatus = async (
  database: StoreDatabase,
  event: string,
): Promise<MailStatus> => {
  const rows = await database
    .selectFrom('mail_jobs')
    .select('state')
    .select((fields) => [fields.fn.countAll().as('count'), fields.fn.min('queued_at').as('since')])
    .where('event', '=', event)
    .groupBy('state')
    .execute();
  const countOf = (state: MailState): number =>
    Number(rows.find((row) => row.state === state)?.count ?? 0);
  const troubled = await database
    .selectFrom('mail_jobs')
    .selectAll()
    .where('event', '=', event)
    .where('problem', 'is not', null)
    .orderBy('id', 'desc')
    .limit(troubledShown)
    .execute();
  return {
    counts: {
      waiting: countOf('waiting'),
      sending: countOf('sending'),
      sent: countOf('sent'),
      bounced: countOf('bounced'),
      failed: countOf('failed'),
      dropped: countOf('dropped'),
    },
    waitingSince: rows.find(({ state }) => state === 'waiting')?.since ?? null,
    troubled: troubled.map(toMail),
  };
};

const troubledShown = 20;

const toMail = (row: MailJobRow): QueuedMail => ({
  id: row.id,
  mailing: row.mailing,
  kind: row.kind,
  subject: row.subject,
  state: MailState.parse(row.state),
  attempts: row.attempts,
  problem: row.problem,
  queuedBy: row.queued_by,
  queuedAt: row.queued_at,
  dueAt: row.due_at,
  endedAt: row.ended_at,
});
