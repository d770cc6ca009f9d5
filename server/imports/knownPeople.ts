import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KnownRow } from '#lists/formerRows.ts';
import { Attendee } from '#shared/model/attendee.ts';
import { Fact } from '#shared/model/fact.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import { noWrites, type Person } from '#shared/rules/person.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { endOfLog } from '../log/readLog.ts';
import { attendeePages, readAttendees, readWrites } from '../log/people.ts';

/** Everybody on the list, some at a time, with turns for others in between. */
export const everybodyListed = async function* (
  database: StoreDatabase,
  event: string,
): AsyncGenerator<readonly KnownRow[]> {
  for await (const texts of attendeePages(database, event)) {
    yield texts.map((text) => Row.parse(JSON.parse(text)));
    await nextTurn();
  }
};

/** What a list is recognised by; whole attendees take several times as long to read. */
const Row = Attendee.pick({
  id: true,
  rowKey: true,
  orderNumber: true,
  email: true,
  firstName: true,
  lastName: true,
  company: true,
});

/** Who has which row key, also of people whom others bring while a list is taken in. */
export const readRowKeys = async (database: StoreDatabase, event: string) => {
  let position = await endOfLog(database, event);
  const idByRowKey = new Map<string, string>();
  for await (const page of everybodyListed(database, event)) {
    for (const { rowKey, id } of page) idByRowKey.set(rowKey, id);
  }
  return {
    idByRowKey,
    /** Within a transaction that holds the log. */
    catchUp: async (trx: StoreTransaction): Promise<void> => {
      for (;;) {
        const rows = await trx
          .selectFrom('facts')
          .select(['position', 'data'])
          .where('event', '=', event)
          .where('position', '>', position)
          .where('kind', 'in', ['attendeesImported', 'attendeeAdded'])
          .orderBy('position')
          .limit(factsPerRead)
          .execute();
        for (const row of rows) {
          for (const { rowKey, id } of broughtBy(row.data)) idByRowKey.set(rowKey, id);
          position = row.position;
        }
        if (rows.length < factsPerRead) return;
      }
    },
  };
};

const factsPerRead = 20;

const broughtBy = (data: string): readonly Attendee[] => {
  const fact = Fact.parse(JSON.parse(data));
  const added = readBody(fact, 'attendeeAdded');
  return added ? [added.attendee] : (readBody(fact, 'attendeesImported')?.attendees ?? []);
};

/** What is known of these people, by id. */
export const readPeople = async (
  trx: StoreDatabase | StoreTransaction,
  event: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> => {
  if (ids.length === 0) return new Map();
  const attendees = await readAttendees(trx, event, ids);
  const writes = await readWrites(trx, event, ids);
  return new Map(
    ids.map((id) => [
      id,
      { attendee: attendees.get(id) ?? null, writes: writes.get(id) ?? noWrites },
    ]),
  );
};
