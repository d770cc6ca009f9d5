import type { PlacedFact } from '#shared/protocol/protocol.ts';
import { insertRows } from '../database/insertRows.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

/** As many facts go from the newest into the order of people at once. */
const factsAtOnce = 10_000;

/**
 * Notes whom facts at the end of the log are about. An index that is kept with each fact would write a page of it for
 * nearly each: people come in no order. So new facts are noted in the order of the log, and every ten thousand of it are
 * brought into the order of people together, where many of them share a page.
 */
export const notePersonFacts = async (
  trx: StoreTransaction,
  { event, facts }: { readonly event: string; readonly facts: readonly PlacedFact[] },
): Promise<void> => {
  const rows = facts.flatMap(({ position, fact: { attendee } }) =>
    attendee === null ? [] : [{ event, position, attendee }],
  );
  await insertRows(trx, 'person_facts_new', rows);
  const before = (facts.at(0)?.position ?? 1) - 1;
  const last = facts.at(-1)?.position ?? 0;
  if (Math.floor(before / factsAtOnce) < Math.floor(last / factsAtOnce)) {
    await sortByPerson(trx, event);
  }
};

const sortByPerson = async (trx: StoreTransaction, event: string): Promise<void> => {
  await trx
    .insertInto('person_facts')
    .columns(['event', 'attendee', 'position'])
    .expression(
      trx
        .selectFrom('person_facts_new')
        .select(['event', 'attendee', 'position'])
        .where('event', '=', event)
        .orderBy('attendee')
        .orderBy('position'),
    )
    .execute();
  await trx.deleteFrom('person_facts_new').where('event', '=', event).execute();
};

/** The places in the log of the facts about a person, for `position in (…)`; in no order. */
export const positionsOfPerson = (
  database: StoreDatabase | StoreTransaction,
  { event, attendee }: { readonly event: string; readonly attendee: string },
) =>
  database
    .selectFrom('person_facts')
    .select('position')
    .where('event', '=', event)
    .where('attendee', '=', attendee)
    .unionAll(
      database
        .selectFrom('person_facts_new')
        .select('position')
        .where('event', '=', event)
        .where('attendee', '=', attendee),
    );
