import { Attendee } from '#shared/model/attendee.ts';
import { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { CodeKey } from '#shared/model/codeKey.ts';
import { Event } from '#shared/model/event.ts';
import { Fact } from '#shared/model/fact.ts';
import type { SnapshotLine } from '#shared/protocol/protocol.ts';
import { PersonWrites } from '#shared/rules/person.ts';
import type { Stamp } from '#shared/rules/stamp.ts';
import { readStamp } from '../log/programme.ts';
import type { StoreContext } from '../storeContext.ts';

/**
 * All that a station needs at its first visit. The position is read first, so a line may already hold what a later fact
 * says; as facts may be applied again, a station that goes on from the position ends up right.
 */
export async function* snapshotLines(
  context: StoreContext,
  eventId: string,
): AsyncGenerator<SnapshotLine, void, undefined> {
  const { database, clock } = context;
  const row = await database
    .selectFrom('events')
    .selectAll()
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow();
  const position = row.last_position;
  yield {
    type: 'snapshot',
    position,
    event: Event.parse(JSON.parse(row.data)),
    ...stampLine('eventStamp', row.stamp),
    importedCodeKey: row.imported_code_key,
    attendees: await countAttendees(context, eventId),
    storeTime: clock(),
  };
  yield* keysAndStations(context, eventId);
  for await (const { data, stamp } of stampedItems(context, 'sessions', eventId)) {
    yield { type: 'session', session: Session.parse(data), ...stampLine('stamp', stamp) };
  }
  for await (const { data, stamp } of stampedItems(context, 'checkpoints', eventId)) {
    yield { type: 'checkpoint', checkpoint: Checkpoint.parse(data), ...stampLine('stamp', stamp) };
  }
  // Before the list: who gets onto it meanwhile is then in it with these, not between the two.
  yield* writesBesideTheList(context, eventId);
  let attendees = 0;
  for await (const { data, writes } of people(context, eventId)) {
    attendees += 1;
    yield {
      type: 'attendee',
      attendee: Attendee.parse(JSON.parse(data)),
      ...(writes === null ? {} : { writes: PersonWrites.parse(JSON.parse(writes)) }),
    };
  }
  yield* factsBesideTheList(context, eventId, position);
  yield { type: 'end', position, attendees };
}

async function* keysAndStations(
  { database }: StoreContext,
  event: string,
): AsyncGenerator<SnapshotLine, void, undefined> {
  const keys = await database
    .selectFrom('code_keys')
    .select('data')
    .where('event', '=', event)
    .orderBy('key_id')
    .execute();
  for (const key of keys) yield { type: 'key', key: CodeKey.parse(JSON.parse(key.data)) };
  const stations = await database
    .selectFrom('stations')
    .select(['id', 'name'])
    .where('event', '=', event)
    .orderBy('id')
    .execute();
  for (const { id, name } of stations) yield { type: 'station', id, name };
}

/** Kinds that the list already holds, or that no projection uses; kinds unknown here go out with the rest. */
const factsInTheList = [
  'attendeesImported',
  'programmeImported',
  'attendeeAdded',
  'attendeeChanged',
  'codeReplaced',
  'stationEnrolled',
  'refused',
  'profileViewed',
];

async function* factsBesideTheList(
  { database }: StoreContext,
  event: string,
  last: number,
): AsyncGenerator<SnapshotLine, void, undefined> {
  let after = 0;
  for (;;) {
    const rows = await database
      .selectFrom('facts')
      .select(['position', 'data'])
      .where('event', '=', event)
      .where('position', '>', after)
      .where('position', '<=', last)
      .where('kind', 'not in', factsInTheList)
      .orderBy('position')
      .limit(rowsPerRead)
      .execute();
    for (const { position, data } of rows) {
      yield { type: 'fact', position, fact: Fact.parse(JSON.parse(data)) };
      after = position;
    }
    if (rows.length < rowsPerRead) return;
  }
}

async function* stampedItems(
  { database }: StoreContext,
  table: 'sessions' | 'checkpoints',
  event: string,
): AsyncGenerator<{ readonly data: unknown; readonly stamp: string | null }, void, undefined> {
  let after = '';
  for (;;) {
    // Read in pages, not in one open query: a slow station must not hold up the writers.
    const rows = await database
      .selectFrom(table)
      .select(['id', 'data', 'stamp'])
      .where('event', '=', event)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerRead)
      .execute();
    for (const { id, data, stamp } of rows) {
      yield { data: JSON.parse(data), stamp };
      after = id;
    }
    if (rows.length < rowsPerRead) return;
  }
}

async function* people(
  { database }: StoreContext,
  event: string,
): AsyncGenerator<{ readonly data: string; readonly writes: string | null }, void, undefined> {
  let after = '';
  for (;;) {
    const rows = await database
      .selectFrom('attendees')
      .leftJoin('attendee_writes', (join) =>
        join
          .onRef('attendee_writes.event', '=', 'attendees.event')
          .onRef('attendee_writes.id', '=', 'attendees.id'),
      )
      .select(['attendees.id', 'attendees.data', 'attendee_writes.data as writes'])
      .where('attendees.event', '=', event)
      .where('attendees.id', '>', after)
      .orderBy('attendees.id')
      .limit(rowsPerRead)
      .execute();
    for (const { id, data, writes } of rows) {
      yield { data, writes };
      after = id;
    }
    if (rows.length < rowsPerRead) return;
  }
}

/** Changes of people who are not on the list; there are hardly ever any. */
async function* writesBesideTheList(
  { database }: StoreContext,
  event: string,
): AsyncGenerator<SnapshotLine, void, undefined> {
  const rows = await database
    .selectFrom('attendee_writes')
    .leftJoin('attendees', (join) =>
      join
        .onRef('attendees.event', '=', 'attendee_writes.event')
        .onRef('attendees.id', '=', 'attendee_writes.id'),
    )
    .select(['attendee_writes.id', 'attendee_writes.data'])
    .where('attendee_writes.event', '=', event)
    .where('attendees.id', 'is', null)
    .orderBy('attendee_writes.id')
    .execute();
  for (const { id, data } of rows) {
    yield { type: 'writes', attendee: id, writes: PersonWrites.parse(JSON.parse(data)) };
  }
}

const stampLine = <Name extends 'stamp' | 'eventStamp'>(
  name: Name,
  text: string | null,
): { readonly [Key in Name]?: Stamp } => {
  const stamp = readStamp(text);
  return stamp === null ? {} : ({ [name]: stamp } as { readonly [Key in Name]?: Stamp });
};

const rowsPerRead = 500;

const countAttendees = async ({ database }: StoreContext, event: string): Promise<number> => {
  const row = await database
    .selectFrom('attendees')
    .select((fields) => fields.fn.countAll<number>().as('count'))
    .where('event', '=', event)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};
