import { v7 as uuidv7 } from 'uuid';
import type { Attendee } from '#shared/model/attendee.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import type { StoreContext } from '../storeContext.ts';

export interface PeopleToAdd {
  readonly event: string;
  /** At most 500. */
  readonly attendees: readonly Attendee[];
  readonly actor: Actor;
}

/** Brings people who are new, within a transaction; gives the place of the fact in the log. */
export const addPeople = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, attendees, actor }: PeopleToAdd,
): Promise<number> => {
  const now = context.clock();
  const { position } = await appendOwnFact(trx, context, {
    event,
    kind: 'attendeesImported',
    attendee: null,
    body: {
      importId: uuidv7({ msecs: now, random: context.random(16) }),
      attendees: [...attendees],
    },
  });
  await appendAudit(trx, { event, now }, [
    { actor, action: 'attendees.added', details: { count: attendees.length } },
  ]);
  return position;
};
