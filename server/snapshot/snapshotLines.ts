import { Attendee } from '#shared/model/attendee.ts';
import { Event } from '#shared/model/event.ts';
import { Fact } from '#shared/model/fact.ts';
import type { SnapshotPlace, SnapshotProgress } from '#shared/protocol/protocol.ts';
import { PersonWrites } from '#shared/rules/person.ts';
import type { StoreContext } from '../storeContext.ts';
import {
  attendeeForDoor,
  factForDoor,
  seesEverything,
  writesForDoor,
  type Reader,
} from './projectForRole.ts';
import { snapshotSections, type SnapshotRow } from './snapshotSections.ts';

export interface SnapshotWanted {
  readonly event: string;
  readonly reader: Reader;
  /** Where a snapshot of this position broke off: what comes after that line is wanted. */
  readonly resume?: SnapshotProgress | undefined;
}

/**
 * All that a station needs at its first visit, as lines of JSON, in an order that never changes: so that it can go on
 * after any line. The position is read first, so a line may already hold what a later fact says; as facts may be applied
 * again, a station that goes on from the position ends up right.
 */
export async function* snapshotLines(
  context: StoreContext,
  { event, reader, resume }: SnapshotWanted,
): AsyncGenerator<string, void, undefined> {
  const { database, clock } = context;
  const row = await database
    .selectFrom('events')
    .selectAll()
    .where('id', '=', event)
    .executeTakeFirstOrThrow();
  // A position that is not there yet was given by a store that went back to an older copy.
  const from = resume !== undefined && resume.position <= row.last_position ? resume : undefined;
  const position = from?.position ?? row.last_position;
  const header = {
    type: 'snapshot',
    position,
    after: from?.after ?? null,
    event: Event.parse(JSON.parse(row.data)),
    importedCodeKey: row.imported_code_key,
    attendees: await countAttendees(context, event),
    storeTime: clock(),
  };
  yield `${JSON.stringify(header).slice(0, -1)}${besideText('eventStamp', row.stamp)}}`;
  let attendees = 0;
  const start = snapshotSections.findIndex(({ type }) => type === from?.after.type);
  for (const { type, rows } of snapshotSections.slice(Math.max(0, start))) {
    const after = type === from?.after.type ? from.after.key : '';
    for await (const found of rows(context, { event, after, position })) {
      if (type === 'attendee') attendees += 1;
      yield lineText(type, found, reader);
    }
  }
  context.crashPoint('store.snapshot.listSent');
  yield JSON.stringify({ type: 'end', position, attendees });
}

/** What is kept as JSON goes out as it is: only a door's lines are taken apart. */
const lineText = (type: SnapshotPlace['type'], row: SnapshotRow, reader: Reader): string => {
  const { key, data, beside } = seesEverything(reader) ? row : rowForDoor(type, row, reader);
  switch (type) {
    case 'station':
      return JSON.stringify({ type, id: key, name: data });
    case 'writes':
      return `{"type":"writes","attendee":${JSON.stringify(key)},"writes":${data}}`;
    case 'fact':
      return `{"type":"fact","position":${key},"fact":${data}}`;
    case 'attendee':
      return `{"type":"attendee","attendee":${data}${besideText('writes', beside)}}`;
    case 'key':
      return `{"type":"key","key":${data}}`;
    case 'session':
    case 'checkpoint':
      return `{"type":"${type}","${type}":${data}${besideText('stamp', beside)}}`;
  }
};

const besideText = (name: string, text: string | null | undefined): string =>
  text === null || text === undefined ? '' : `,"${name}":${text}`;

const rowForDoor = (type: SnapshotPlace['type'], row: SnapshotRow, reader: Reader): SnapshotRow => {
  const { key, data, beside } = row;
  if (type === 'writes') return { key, data: writesText(data) };
  if (type === 'fact') {
    return { key, data: JSON.stringify(factForDoor(Fact.parse(JSON.parse(data)), reader)) };
  }
  if (type !== 'attendee') return row;
  return {
    key,
    data: JSON.stringify(attendeeForDoor(Attendee.parse(JSON.parse(data)))),
    beside: beside === null || beside === undefined ? null : writesText(beside),
  };
};

const writesText = (text: string): string =>
  JSON.stringify(writesForDoor(PersonWrites.parse(JSON.parse(text))));

const countAttendees = async ({ database }: StoreContext, event: string): Promise<number> => {
  const row = await database
    .selectFrom('attendees')
    .select((fields) => fields.fn.countAll<number>().as('count'))
    .where('event', '=', event)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};
