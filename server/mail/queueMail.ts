import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import type { MailJob } from './mailJob.ts';

export interface MailsToQueue {
  readonly event: string;
  readonly job: MailJob;
  /** Attendees or sponsors; each gets a mail of its own. */
  readonly subjects: readonly string[];
  readonly actor: Actor;
}

/** Puts mails into the queue within a transaction; gives the id of what was queued together. They are made when they go out. */
export const queueMail = async (
  trx: StoreTransaction,
  { clock, random }: Pick<StoreContext, 'clock' | 'random'>,
  { event, job, subjects, actor }: MailsToQueue,
): Promise<string> => {
  const now = clock();
  const newId = (): string => uuidv7({ msecs: now, random: random(16) });
  const mailing = newId();
  const rows = [...new Set(subjects)].map((subject) => ({
    id: newId(),
    event,
    mailing,
    kind: job.kind,
    subject,
    data: JSON.stringify(job),
    state: 'waiting',
    attempts: 0,
    due_at: now,
    claimed_by: null,
    claimed_until: null,
    handles: '[]',
    address_hash: null,
    problem: null,
    queued_by: actor,
    queued_at: now,
    ended_at: null,
  }));
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await trx
      .insertInto('mail_jobs')
      .values(rows.slice(start, start + rowsPerInsert))
      .execute();
  }
  return mailing;
};

const rowsPerInsert = 50;
