import { Attendee } from '#shared/model/attendee.ts';
import { Event } from '#shared/model/event.ts';
import type { Fact, FactBody } from '#shared/model/fact.ts';
import { applyToAttendee, mergeAttendee, readBody } from '#shared/rules/applyFact.ts';
import type { StoreTransaction } from '../database/tables.ts';

/** Brings attendees, sessions, checkpoints and the event up to what this fact says. Repeating it changes nothing. */
export const projectFact = async (
  trx: StoreTransaction,
  event: string,
  fact: Fact,
): Promise<void> => {
  const imported = readBody(fact, 'attendeesImported');
  if (imported) return mergeAttendees(trx, event, imported.attendees);
  const added = readBody(fact, 'attendeeAdded');
  if (added) return mergeAttendees(trx, event, [added.attendee]);
  const programme = readBody(fact, 'programmeImported');
  if (programme) return projectProgramme(trx, event, programme);
  if (fact.attendee !== null && changingKinds.has(fact.kind)) {
    const known = (await readAttendees(trx, event, [fact.attendee])).get(fact.attendee);
    if (known)
      await writeItems(trx, { table: 'attendees', event, items: [applyToAttendee(known, fact)] });
  }
};

const changingKinds: ReadonlySet<string> = new Set([
  'attendeeChanged',
  'badgePrinted',
  'codeReplaced',
]);

const mergeAttendees = async (
  trx: StoreTransaction,
  event: string,
  incoming: readonly Attendee[],
): Promise<void> => {
  const people = await readAttendees(
    trx,
    event,
    incoming.map(({ id }) => id),
  );
  for (const person of incoming)
    people.set(person.id, mergeAttendee(people.get(person.id), person));
  await writeItems(trx, { table: 'attendees', event, items: [...people.values()] });
};

const projectProgramme = async (
  trx: StoreTransaction,
  event: string,
  programme: FactBody<'programmeImported'>,
): Promise<void> => {
  await writeItems(trx, { table: 'sessions', event, items: programme.sessions });
  await writeItems(trx, { table: 'checkpoints', event, items: programme.checkpoints });
  if (programme.event === undefined || programme.event.id !== event) return;
  const row = await trx
    .selectFrom('events')
    .select('data')
    .where('id', '=', event)
    .executeTakeFirstOrThrow();
  const { number, rehearsal, demo } = Event.parse(JSON.parse(row.data));
  // Codes that are out carry the number and are signed by the live or the rehearsal key: these never change.
  const data = JSON.stringify({ ...programme.event, number, rehearsal, demo });
  await trx.updateTable('events').set({ data }).where('id', '=', event).execute();
};

export const readAttendees = async (
  trx: StoreTransaction,
  event: string,
  ids: readonly string[],
): Promise<Map<string, Attendee>> => {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('attendees')
    .select(['id', 'data'])
    .where('event', '=', event)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, Attendee.parse(JSON.parse(row.data))]));
};

interface Items {
  readonly table: 'attendees' | 'sessions' | 'checkpoints';
  readonly event: string;
  readonly items: readonly { readonly id: string }[];
}

const writeItems = async (trx: StoreTransaction, { table, event, items }: Items): Promise<void> => {
  // One INSERT cannot touch a row twice: of two with the same id the later counts.
  const rows = [...new Map(items.map((item) => [item.id, item])).values()].map((item) => ({
    event,
    id: item.id,
    data: JSON.stringify(item),
  }));
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await trx
      .insertInto(table)
      .values(rows.slice(start, start + rowsPerInsert))
      .onConflict((conflict) =>
        conflict
          .columns(['event', 'id'])
          .doUpdateSet((fields) => ({ data: fields.ref('excluded.data') })),
      )
      .execute();
  }
};

const rowsPerInsert = 200;
