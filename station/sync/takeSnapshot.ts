import type { Event } from '#shared/model/event.ts';
import { textsOf } from '#lists/packRows.ts';
import { Attendee } from '#shared/model/attendee.ts';
import type { PlacedFact, SnapshotPlace } from '#shared/protocol/protocol.ts';
import type { Said } from '#shared/rules/applyFact.ts';
import { noWrites } from '#shared/rules/person.ts';
import type { Stamp } from '#shared/rules/stamp.ts';
import { projectFact, takeIn } from '../journal/projectFact.ts';
import { nextSliceRows } from '../calls/sliceRows.ts';
import { searchFields, type SearchRow } from '../search/searchRow.ts';
import type { StationContext } from '../stationContext.ts';
import type { SnapshotItem, SnapshotLines } from './readSnapshot.ts';
import type { SnapshotPeople } from './snapshotPeople.ts';

export interface SnapshotTaker {
  readonly context: StationContext;
  readonly transactSoon: <Value>(work: () => Value) => Value;
  readonly takeEvent: (event: Event, stamp: Stamp | null) => void;
  /** False for a fact that is here already. */
  readonly addFact: (fact: PlacedFact) => boolean;
}

/**
 * Takes a snapshot in, slice by slice, each in one transaction with its place: after a break the station goes on from
 * there. Scans go on between two slices, and make those before them durable.
 */
export const takeSnapshot = async (taker: SnapshotTaker, lines: SnapshotLines): Promise<void> => {
  const { context, transactSoon } = taker;
  const { kept, logKeeper } = context.tables;
  let sliceLines = firstLines;
  let slice: SnapshotItem[] = [];
  let lineCount = 0;
  let position = 0;

  const takeSlice = async (): Promise<void> => {
    const taken = slice;
    const rowCount = lineCount;
    slice = [];
    lineCount = 0;
    await context.turns.next();
    const startedAt = performance.now();
    const rows = transactSoon(() => {
      const changed = taken.flatMap((item) => takeItem(taker, item));
      const place = placeOf(taken.at(-1));
      if (place !== null) kept.write('snapshot', { position, after: place });
      return changed;
    });
    context.tables.crashPoint('sync.sliceTaken');
    const took = { rows: rowCount, tookMs: performance.now() - startedAt };
    const { sliceMs, log } = context.turns.isPressed() ? whileScanning : otherwise;
    sliceLines = nextSliceRows(took, { ms: sliceMs, fewest: 50, most: 1000 });
    await context.turns.next();
    await Promise.all([context.search.putMany(rows), logKeeper.keepShort(log)]);
  };

  await logKeeper.during(async () => {
    try {
      for await (const some of lines) {
        for (const item of some) {
          if (item.type === 'snapshot') {
            position = item.position;
            context.search.makeRoom(item.attendees);
          }
          slice.push(item);
          lineCount += item.type === 'people' ? item.rows.people : 1;
          if (lineCount >= sliceLines) await takeSlice();
        }
      }
    } finally {
      // Also after a break: on a network that gets no whole slice through, the list must come all the same.
      if (slice.length > 0) await takeSlice();
    }
  });
};

/** How long slices take, ms, and how long the log gets (4 KB a page): both are what a scan may have to wait for. */
const whileScanning = { sliceMs: 3, log: { from: 1000, most: 1000 } };
const otherwise = { sliceMs: 12, log: { from: 4000, most: 8000 } };
const firstLines = 200;

/** Gives the rows of the search index that changed. */
const takeItem = (
  { context, takeEvent, addFact }: SnapshotTaker,
  item: SnapshotItem,
): readonly SearchRow[] => {
  const { kept, stations, programme } = context.tables;
  switch (item.type) {
    case 'snapshot':
      takeEvent(item.event, item.eventStamp ?? null);
      kept.write('importedCodeKey', item.importedCodeKey);
      return [];
    case 'key':
      stations.saveKey(item.key);
      return [];
    case 'station':
      stations.saveName(item.id, item.name);
      return [];
    case 'session':
      programme.saveSession(item.session, item.stamp);
      return [];
    case 'checkpoint':
      programme.saveCheckpoint(item.checkpoint, item.stamp);
      return [];
    case 'people':
      return takePeople(context, item);
    case 'attendee':
      return takePerson(context, {
        id: item.attendee.id,
        attendee: item.attendee,
        writes: item.writes ?? noWrites,
      });
    case 'writes':
      return takePerson(context, { id: item.attendee, attendee: null, writes: item.writes });
    case 'fact':
      if (addFact(item)) projectFact(context.tables, item.fact);
      return [];
    case 'end':
      kept.write('snapshot', null);
      kept.write('cursor', item.position);
      kept.write('hasSnapshot', true);
      return [];
  }
};

/** Nearly everybody is new, and goes in without an object of their own. */
const takePeople = (
  context: StationContext,
  { rows, bytes, searched }: SnapshotPeople,
): readonly SearchRow[] => {
  const { attendees } = context.tables;
  const lastBefore = attendees.lastNo();
  if (attendees.insertPacked([{ rows, bytes }]) < rows.people) {
    return textsOf(rows, bytes).flatMap((text) => {
      const attendee = Attendee.parse(JSON.parse(text));
      return takePerson(context, { id: attendee.id, attendee, writes: noWrites });
    });
  }
  return searched.map((fields, index) => ({ no: lastBefore + 1 + index, ...fields }));
};

const takePerson = ({ tables }: StationContext, said: Said): readonly SearchRow[] => {
  const taken = takeIn(tables, said);
  return taken === null ? [] : [{ no: taken.no, ...searchFields(taken.attendee) }];
};

/** Null for a line that nothing can come after, and for the header, which every answer begins with. */
const placeOf = (item: SnapshotItem | undefined): SnapshotPlace | null => {
  switch (item?.type) {
    case 'key':
      return { type: item.type, key: item.key.keyId };
    case 'station':
      return { type: item.type, key: item.id };
    case 'session':
      return { type: item.type, key: item.session.id };
    case 'writes':
      return { type: item.type, key: item.attendee };
    case 'checkpoint':
      return { type: item.type, key: item.checkpoint.id };
    case 'people':
      return { type: 'attendee', key: item.lastId };
    case 'attendee':
      return { type: item.type, key: item.attendee.id };
    case 'fact':
      return { type: item.type, key: String(item.position) };
    case 'snapshot':
    case 'end':
    case undefined:
      return null;
  }
};
