import { Attendee } from '#shared/model/attendee.ts';
import { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { CodeKey } from '#shared/model/codeKey.ts';
import { Event } from '#shared/model/event.ts';
import { Fact } from '#shared/model/fact.ts';
import type { SnapshotLine } from '#shared/protocol/protocol.ts';
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
    importedCodeKey: row.imported_code_key,
    attendees: await countAttendees(context, eventId),
    storeTime: clock(),
  };
  yield* keysAndStations(context, eventId);
  for await (const data of items(context, 'sessions', eventId)) {
    yield { type: 'session', session: Session.parse(data) };
  }
  for await (const data of items(context, 'checkpoints', eventId)) {
    yield { type: 'checkpoint', checkpoint: Checkpoint.parse(data) };
  }
  let attendees = 0;
  for await (const data of items(context, 'attendees', eventId)) {
    attendees += 1;
    yield { type: 'attendee', attendee: Attendee.parse(data) };
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

async function* items(
  { database }: StoreContext,
  table: 'attendees' | 'sessions' | 'checkpoints',
  event: string,
): AsyncGenerator<unknown, void, undefined> {
  let after = '';
  for (;;) {
    // Read in pages, not in one open query: a slow station must not hold up the writers.
    const rows = await database
      .selectFrom(table)
      .select(['id', 'data'])
      .where('event', '=', event)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerRead)
      .execute();
    for (const { id, data } of rows) {
      yield JSON.parse(data);
      after = id;
    }
    if (rows.length < rowsPerRead) return;
  }
}

const rowsPerRead = 500;

const countAttendees = async ({ database }: StoreContext, event: string): Promise<number> => {
  const row = await database
    .selectFrom('attendees')
    .select((fields) => fields.fn.countAll<number>().as('count'))
    .where('event', '=', event)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};
