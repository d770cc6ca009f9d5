import { Attendee } from '#shared/model/attendee.ts';
import type { Said } from '#shared/rules/applyFact.ts';
import { joinPerson } from '#shared/rules/joinPerson.ts';
import { hasWrites, noWrites, type Person, PersonWrites } from '#shared/rules/person.ts';
import { insertRows } from '../database/insertRows.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { indexPeople } from '../people/peopleIndex.ts';

/** Lays what is said of people to what is known of them. */
export const takePeople = async (
  trx: StoreTransaction,
  event: string,
  said: readonly Said[],
): Promise<void> => {
  if (said.length === 0) return;
  const ids = said.map(({ id }) => id);
  const attendees = await readAttendees(trx, event, ids);
  const writes = await readWrites(trx, event, ids);
  const people = new Map<string, Person>();
  for (const { id, ...each } of said) {
    const known = people.get(id) ?? {
      attendee: attendees.get(id) ?? null,
      writes: writes.get(id) ?? noWrites,
    };
    const isNew = known.attendee === null && !hasWrites(known.writes) && !hasWrites(each.writes);
    people.set(id, isNew ? each : joinPerson(known, each));
  }
  const attendeeRows: string[] = [];
  const indexed: { readonly attendee: Attendee; readonly before: Attendee | undefined }[] = [];
  const writesRows: string[] = [];
  for (const [id, person] of people) {
    if (person.attendee !== null) {
      attendeeRows.push(event, id, JSON.stringify(person.attendee));
      indexed.push({ attendee: person.attendee, before: attendees.get(id) });
    }
    if (hasWrites(person.writes) || writes.has(id)) {
      writesRows.push(event, id, JSON.stringify(person.writes));
    }
  }
  await writeRows(trx, 'attendees', attendeeRows);
  await indexPeople(trx, event, indexed);
  await writeRows(trx, 'attendee_writes', writesRows);
};

export const readAttendees = async (
  trx: StoreDatabase | StoreTransaction,
  event: string,
  ids: readonly string[],
): Promise<Map<string, Attendee>> => {
  const rows = await readRows(trx, 'attendees', { event, ids });
  return new Map(rows.map((row) => [row.id, Attendee.parse(JSON.parse(row.data))]));
};

/** Everybody of the event by their ids, some at a time: a long list need not be in memory as a whole. */
export async function* eachAttendee(
  trx: StoreDatabase | StoreTransaction,
  event: string,
): AsyncGenerator<Attendee, void, undefined> {
  for await (const texts of attendeePages(trx, event)) {
    for (const text of texts) yield Attendee.parse(JSON.parse(text));
  }
}

/** The same as pages of JSON, for whoever needs little of each. */
export async function* attendeePages(
  trx: StoreDatabase | StoreTransaction,
  event: string,
): AsyncGenerator<readonly string[], void, undefined> {
  let after = '';
  for (;;) {
    const rows = await trx
      .selectFrom('attendees')
      .select(['id', 'data'])
      .where('event', '=', event)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerRead)
      .execute();
    yield rows.map(({ data }) => data);
    after = rows.at(-1)?.id ?? '';
    if (rows.length < rowsPerRead) return;
  }
}

const rowsPerRead = 1000;

export const readWrites = async (
  trx: StoreDatabase | StoreTransaction,
  event: string,
  ids: readonly string[],
): Promise<Map<string, PersonWrites>> => {
  const rows = await readRows(trx, 'attendee_writes', { event, ids });
  return new Map(rows.map((row) => [row.id, PersonWrites.parse(JSON.parse(row.data))]));
};

const readRows = (
  trx: StoreDatabase | StoreTransaction,
  table: 'attendees' | 'attendee_writes',
  { event, ids }: { readonly event: string; readonly ids: readonly string[] },
) =>
  trx
    .selectFrom(table)
    .select(['id', 'data'])
    .where('event', '=', event)
    .where('id', 'in', ids)
    .execute();

const writeRows = (
  trx: StoreTransaction,
  table: 'attendees' | 'attendee_writes',
  values: readonly string[],
): Promise<void> =>
  insertRows(trx, { table, columns: ['event', 'id', 'data'], key: ['event', 'id'] }, values);
