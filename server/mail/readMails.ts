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
  readonly state?: MailState | undefined;
  /** The last id of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export type MailCounts = Readonly<Record<MailState, number>>;

export interface MailStatus {
  readonly counts: MailCounts;
  /** When the one that waits longest was queued. */
  readonly waitingSince: number | null;
  /** The newest that did not go, or not yet. */
  readonly troubled: readonly QueuedMail[];
}

/** Newest first. */
export const readMails = async (
  database: StoreDatabase,
  event: string,
  { subject, mailing, state, before, limit }: MailQuery,
): Promise<readonly QueuedMail[]> => {
  let query = database.selectFrom('mail_jobs').selectAll().where('event', '=', event);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (mailing !== undefined) query = query.where('mailing', '=', mailing);
  if (state !== undefined) query = query.where('state', '=', state);
  if (before !== undefined) query = query.where('id', '<', before);
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
  const troubled = await database
    .selectFrom('mail_jobs')
    .selectAll()
    .where('event', '=', event)
    .where('problem', 'is not', null)
    .orderBy('id', 'desc')
    .limit(troubledShown)
    .execute();
  return {
    counts: countsOf(
      rows.map(({ state, count }) => ({ state: MailState.parse(state), count: Number(count) })),
    ),
    waitingSince: rows.find(({ state }) => state === 'waiting')?.since ?? null,
    troubled: troubled.map(toMail),
  };
};

export const countsOf = (
  rows: readonly { readonly state: MailState; readonly count: number }[],
): MailCounts => {
  const none = { waiting: 0, sending: 0, sent: 0, bounced: 0, failed: 0, dropped: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
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
