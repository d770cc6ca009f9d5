import type { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import { readStamp } from '../log/programme.ts';
import type { StoreContext } from '../storeContext.ts';

/** Writes sessions and checkpoints as facts that replace what is known of them; within a transaction that holds the log. */
export const writeProgramme = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  {
    event,
    sessions,
    checkpoints,
  }: {
    readonly event: string;
    readonly sessions: readonly Session[];
    readonly checkpoints: readonly Checkpoint[];
  },
): Promise<void> => {
  for (let start = 0; start < Math.max(sessions.length, checkpoints.length); start += perFact) {
    const some = {
      sessions: sessions.slice(start, start + perFact),
      checkpoints: checkpoints.slice(start, start + perFact),
    };
    const stamps = [
      ...(await readStamps(trx, 'sessions', { event, items: some.sessions })),
      ...(await readStamps(trx, 'checkpoints', { event, items: some.checkpoints })),
    ];
    await appendOwnFact(trx, context, {
      event,
      kind: 'programmeImported',
      attendee: null,
      body: { ...some, ...afterThese(stamps) },
    });
  }
};

/** Of each in one fact; the protocol allows 5,000. */
const perFact = 500;

const readStamps = async (
  trx: StoreTransaction,
  table: 'sessions' | 'checkpoints',
  { event, items }: { readonly event: string; readonly items: readonly { readonly id: string }[] },
) => {
  if (items.length === 0) return [];
  const ids = items.map(({ id }) => id);
  const rows = await trx
    .selectFrom(table)
    .select('stamp')
    .where('event', '=', event)
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ stamp }) => readStamp(stamp)).filter((stamp) => stamp !== null);
};
