import type { Event } from '#shared/model/event.ts';
import type { PlacedFact, SnapshotLine, SnapshotPlace } from '#shared/protocol/protocol.ts';
import type { Said } from '#shared/rules/applyFact.ts';
import { noWrites } from '#shared/rules/person.ts';
import type { Stamp } from '#shared/rules/stamp.ts';
import { projectFact, takeIn } from '../journal/projectFact.ts';
import { nextSliceRows } from '../calls/sliceRows.ts';
import type { SearchRow } from '../search/searchRow.ts';
import { searchFields, type StationContext } from '../stationContext.ts';
import type { SnapshotLines } from './readSnapshot.ts';

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
  let slice: SnapshotLine[] = [];
  let position = 0;

  const takeSlice = async (): Promise<void> => {
    const taken = slice;
    slice = [];
    await context.turns.next();
    const startedAt = performance.now();
    const rows = transactSoon(() => {
      const changed = taken.flatMap((line) => takeLine(taker, line) ?? []);
      const place = placeOf(taken.at(-1));
      if (place !== null) kept.write('snapshot', { position, after: place });
      return changed;
    });
    context.tables.crashPoint('sync.sliceTaken');
    const took = { rows: taken.length, tookMs: performance.now() - startedAt };
    const { sliceMs, log } = context.turns.isPressed() ? whileScanning : otherwise;
    sliceLines = nextSliceRows(took, { ms: sliceMs, fewest: 50, most: 1000 });
    await context.turns.next();
    await Promise.all([context.search.putMany(rows), logKeeper.keepShort(log)]);
  };

  await logKeeper.during(async () => {
    try {
      for await (const some of lines) {
        for (const line of some) {
          if (line.type === 'snapshot') {
            position = line.position;
            context.search.makeRoom(line.attendees);
          }
          slice.push(line);
          if (slice.length >= sliceLines) await takeSlice();
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

/** Gives the row of the search index that changed. */
const takeLine = (
  { context, takeEvent, addFact }: SnapshotTaker,
  line: SnapshotLine,
): SearchRow | null => {
  const { kept, stations, programme } = context.tables;
  switch (line.type) {
    case 'snapshot':
      takeEvent(line.event, line.eventStamp ?? null);
      kept.write('importedCodeKey', line.importedCodeKey);
      return null;
    case 'key':
      stations.saveKey(line.key);
      return null;
    case 'station':
      stations.saveName(line.id, line.name);
      return null;
    case 'session':
      programme.saveSession(line.session, line.stamp);
      return null;
    case 'checkpoint':
      programme.saveCheckpoint(line.checkpoint, line.stamp);
      return null;
    case 'attendee':
      return takePerson(context, {
        id: line.attendee.id,
        attendee: line.attendee,
        writes: line.writes ?? noWrites,
      });
    case 'writes':
      return takePerson(context, { id: line.attendee, attendee: null, writes: line.writes });
    case 'fact':
      if (addFact(line)) projectFact(context.tables, line.fact);
      return null;
    case 'end':
      kept.write('snapshot', null);
      kept.write('cursor', line.position);
      kept.write('hasSnapshot', true);
      return null;
  }
};

const takePerson = ({ tables }: StationContext, said: Said): SearchRow | null => {
  const taken = takeIn(tables, said);
  return taken === null ? null : { no: taken.no, ...searchFields(taken.attendee) };
};

/** Null for a line that nothing can come after, and for the header, which every answer begins with. */
const placeOf = (line: SnapshotLine | undefined): SnapshotPlace | null => {
  switch (line?.type) {
    case 'key':
      return { type: line.type, key: line.key.keyId };
    case 'station':
      return { type: line.type, key: line.id };
    case 'session':
      return { type: line.type, key: line.session.id };
    case 'writes':
      return { type: line.type, key: line.attendee };
    case 'checkpoint':
      return { type: line.type, key: line.checkpoint.id };
    case 'attendee':
      return { type: line.type, key: line.attendee.id };
    case 'fact':
      return { type: line.type, key: String(line.position) };
    case 'snapshot':
    case 'end':
    case undefined:
      return null;
  }
};
