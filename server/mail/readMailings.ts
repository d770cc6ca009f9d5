import type { StoreDatabase } from '../database/tables.ts';
import { MailJob, MailState } from './mailJob.ts';
import { countsOf, type MailCounts } from './readMails.ts';

/** Mails that were queued together, and how they stand. `queuedAt` is ms since 1970. */
export interface Mailing {
  readonly id: string;
  /** What each of its mails is to say. */
  readonly job: MailJob;
  readonly queuedBy: string;
  readonly queuedAt: number;
  readonly mails: number;
  readonly counts: MailCounts;
}

/** Newest first; codes for new devices are nobody's mailing. `before` is the last id of the page before. */
export const listMailings = async (
  database: StoreDatabase,
  event: string,
  { limit, before }: { readonly limit: number; readonly before?: string | undefined },
): Promise<readonly Mailing[]> => {
  let known = database
    .selectFrom('mail_jobs')
    .select('mailing')
    .distinct()
    .where('event', '=', event);
  if (before !== undefined) known = known.where('mailing', '<', before);
  // The index knows the mailings; the kind stands with each mail, and one of a mailing tells it.
  const rows = await database
    .selectFrom(known.as('known'))
    .select('known.mailing')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('mail_jobs')
          .select('mail_jobs.id')
          .where('mail_jobs.event', '=', event)
          .whereRef('mail_jobs.mailing', '=', 'known.mailing')
          .where('mail_jobs.kind', '<>', 'device_code'),
      ),
    )
    .orderBy('known.mailing', 'desc')
    .limit(limit)
    .execute();
  return readMailings(
    database,
    event,
    rows.map(({ mailing }) => mailing),
  );
};

/** Those of them that there are, newest first. */
export const readMailings = async (
  database: StoreDatabase,
  event: string,
  ids: readonly string[],
): Promise<readonly Mailing[]> => {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('mail_jobs')
    .select(['mailing', 'state'])
    .select(({ fn }) => [
      fn.countAll().as('count'),
      fn.min('data').as('data'),
      fn.min('queued_by').as('by'),
      fn.min('queued_at').as('at'),
    ])
    .where('event', '=', event)
    .where('mailing', 'in', ids)
    .groupBy(['mailing', 'state'])
    .orderBy('mailing', 'desc')
    .execute();
  return [...new Set(rows.map(({ mailing }) => mailing))].map((id) => {
    const own = rows.filter(({ mailing }) => mailing === id);
    const [first] = own;
    if (first === undefined) throw new Error('a mailing without mails');
    const counts = countsOf(
      own.map(({ state, count }) => ({ state: MailState.parse(state), count: Number(count) })),
    );
    return {
      id,
      job: MailJob.parse(JSON.parse(first.data)),
      queuedBy: first.by,
      queuedAt: Math.min(...own.map(({ at }) => Number(at))),
      mails: own.reduce((sum, { count }) => sum + Number(count), 0),
      counts,
    };
  });
};
