import type { ExpressionBuilder } from 'kysely';
import type { StoreTransaction, Tables } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import type { MailJobRow } from '../mail/mailTables.ts';

export interface MailClaim {
  readonly event: string;
  /** This process. */
  readonly worker: string;
  /** For how long; a process that dies leaves its mails to others after that. */
  readonly leaseMs: number;
  readonly most: number;
  readonly msPerMail: number;
}

/**
 * Takes mails that are due, each for this process alone: a conditional update, however many ask at once. Codes for new devices
 * go first and at once, as somebody waits for them; all others at the pace that all processes share.
 */
export const claimMails = async (
  { database, clock }: Pick<StoreContext, 'database' | 'clock'>,
  claim: MailClaim,
): Promise<readonly MailJobRow[]> =>
  database.transaction().execute(async (trx) => {
    const now = clock();
    const { event, msPerMail } = claim;
    const urgent = await take(trx, claim, { now, isUrgent: true });
    if (urgent.length > 0) return urgent;
    await trx
      .insertInto('mail_pace')
      .values({ event, next_at: 0 })
      .onConflict((conflict) => conflict.column('event').doNothing())
      .execute();
    // Whoever has this row is the only one who takes; a clock that was set back does not stop the mail.
    const pace = await trx
      .updateTable('mail_pace')
      .set((fields) => ({ next_at: fields.ref('next_at') }))
      .where('event', '=', event)
      .where((fields) =>
        fields.or([fields('next_at', '<=', now), fields('next_at', '>', now + longestPauseMs)]),
      )
      .returning('next_at')
      .executeTakeFirst();
    if (pace === undefined) return [];
    const taken = await take(trx, claim, { now, isUrgent: false });
    // What was not used is kept for a moment only: looks into the queue are a second apart.
    const from = pace.next_at > now ? now : Math.max(pace.next_at, now - keptMs);
    await trx
      .updateTable('mail_pace')
      .set({ next_at: from + Math.ceil(taken.length * msPerMail) })
      .where('event', '=', event)
      .execute();
    return taken;
  });

/** No mail but codes for devices before that, for all processes. */
export const pauseMails = async (
  trx: StoreTransaction,
  event: string,
  until: number,
): Promise<void> => {
  await trx.updateTable('mail_pace').set({ next_at: until }).where('event', '=', event).execute();
};

const longestPauseMs = 10 * 60_000;
const keptMs = 2000;

const take = async (
  trx: StoreTransaction,
  { event, worker, leaseMs, most }: MailClaim,
  { now, isUrgent }: { readonly now: number; readonly isUrgent: boolean },
): Promise<readonly MailJobRow[]> => {
  const isDue = (fields: ExpressionBuilder<Tables, 'mail_jobs'>) =>
    fields.or([
      fields.and([fields('state', '=', 'waiting'), fields('due_at', '<=', now)]),
      fields.and([fields('state', '=', 'sending'), fields('claimed_until', '<=', now)]),
    ]);
  const due = trx
    .selectFrom('mail_jobs')
    .select('id')
    .where('event', '=', event)
    .where('state', 'in', ['waiting', 'sending'])
    .where('kind', isUrgent ? '=' : '!=', 'device_code')
    .where(isDue)
    .orderBy('due_at')
    .orderBy('id')
    .limit(most);
  return (
    trx
      .updateTable('mail_jobs')
      .set((fields) => ({
        state: 'sending',
        claimed_by: worker,
        claimed_until: now + leaseMs,
        attempts: fields('attempts', '+', 1),
      }))
      .where('id', 'in', due)
      // Again, as another process may have taken one since the inner query saw it.
      .where(isDue)
      .returningAll()
      .execute()
  );
};
