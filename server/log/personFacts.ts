import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

/** A run is made of as many facts, or of a transaction more. */
const factsPerRun = 2000;

/**
 * Keeps whom facts are about in the order of people. An index that is kept with each fact would write a page of it for
 * nearly each: people come in no order. So every two thousand facts of the log make a run, which is written once and in its
 * own order; a look-up asks each run, and reads what came since the last as the log has it.
 */
export const notePersonFacts = async (
  trx: StoreTransaction,
  {
    event,
    before,
    last,
  }: { readonly event: string; readonly before: number; readonly last: number },
): Promise<void> => {
  if (Math.floor(before / factsPerRun) === Math.floor(last / factsPerRun)) return;
  const sorted = await endOfRuns(trx, event);
  await trx
    .insertInto('person_facts')
    .columns(['event', 'run', 'attendee', 'position'])
    .expression((fields) =>
      fields
        .selectFrom('facts')
        .select(['event', fields.val(last).as('run'), 'attendee', 'position'])
        .where('event', '=', event)
        .where('position', '>', sorted)
        .where('attendee', 'is not', null)
        .orderBy('attendee')
        .orderBy('position'),
    )
    .execute();
  await trx.insertInto('person_runs').values({ event, last }).execute();
};

const endOfRuns = async (
  database: StoreDatabase | StoreTransaction,
  event: string,
): Promise<number> => {
  const row = await database
    .selectFrom('person_runs')
    .select('last')
    .where('event', '=', event)
    .orderBy('last', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.last ?? 0;
};

/** The places in the log of the facts about a person, for `position in (…)`; in no order. */
export const positionsOfPerson = async (
  database: StoreDatabase | StoreTransaction,
  { event, attendee }: { readonly event: string; readonly attendee: string },
) => {
  // Asked for first, so that the database knows how few come after it.
  const sorted = await endOfRuns(database, event);
  return (
    database
      .selectFrom('person_runs')
      // SQLite takes the tables of a cross join in this order; in the other it would read all facts of the event.
      .crossJoin('person_facts')
      .select('person_facts.position')
      .where('person_runs.event', '=', event)
      .whereRef('person_facts.event', '=', 'person_runs.event')
      .whereRef('person_facts.run', '=', 'person_runs.last')
      .where('person_facts.attendee', '=', attendee)
      .unionAll(
        database
          .selectFrom('facts')
          .select('position')
          .where('event', '=', event)
          .where('position', '>', sorted)
          .where('attendee', '=', attendee),
      )
  );
};
