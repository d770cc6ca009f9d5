import type { Attendee } from '#shared/model/attendee.ts';
import type { SnapshotLine } from '#shared/protocol/protocol.ts';
import { projectFact } from '../journal/projectFact.ts';
import { announce, searchFields, type StationContext } from '../stationContext.ts';
import type { SyncStore } from './syncStore.ts';

/** Lines of a snapshot that go into one transaction: scans go on between two of them. */
const sliceLines = 500;

/** The station's database as the sync loop needs it. A disk that cannot be written throws: the loop tries again. */
export const createSyncStore = (context: StationContext): SyncStore => {
  const { tables, journal, search } = context;

  const transact = <Value>(work: () => Value): Value => {
    const done = tables.transact(work);
    if (!done.ok) throw new Error('the station database cannot be written');
    return done.value;
  };

  const takeLine = (line: SnapshotLine): Attendee | null => {
    switch (line.type) {
      case 'snapshot':
        tables.kept.write('event', line.event);
        tables.kept.write('importedCodeKey', line.importedCodeKey);
        return null;
      case 'key':
        tables.stations.saveKey(line.key);
        return null;
      case 'station':
        tables.stations.saveName(line.id, line.name);
        return null;
      case 'session':
        tables.programme.saveSession(line.session);
        return null;
      case 'checkpoint':
        tables.programme.saveCheckpoint(line.checkpoint);
        return null;
      case 'attendee':
        tables.attendees.save(line.attendee);
        return line.attendee;
      case 'fact':
        if (tables.facts.add(line.fact, line.position)) projectFact(tables, line.fact);
        return null;
      case 'end':
        tables.kept.write('cursor', line.position);
        tables.kept.write('hasSnapshot', true);
        return null;
    }
  };

  const takeSlice = async (lines: readonly SnapshotLine[]): Promise<void> => {
    const people = transact(() => lines.flatMap((line) => takeLine(line) ?? []));
    await search.putMany(
      people.flatMap(({ id }) => {
        const stored = tables.attendees.byId(id);
        return stored === null ? [] : [{ no: stored.no, ...searchFields(stored) }];
      }),
    );
  };

  return {
    enrolment: () => tables.kept.read('enrolment'),
    saveEnrolment: ({ station, incarnation, keyId, certificate, event, keys }, storeUrl) => {
      transact(() => {
        const eventId = event.id;
        tables.kept.write('enrolment', {
          station,
          incarnation,
          keyId,
          certificate,
          eventId,
          storeUrl,
        });
        tables.kept.write('event', event);
        for (const key of keys) tables.stations.saveKey(key);
        tables.kept.write('cursor', 0);
        tables.kept.write('hasSnapshot', false);
      });
      journal.forget();
    },
    outbox: (limit) => tables.facts.outbox(limit),
    waiting: () => tables.facts.waiting(),
    acknowledge: (results) =>
      transact(() => {
        for (const result of results) {
          tables.facts.settle(result, result.outcome === 'set_aside' ? null : result.position);
        }
      }),
    cursor: () => tables.kept.read('cursor') ?? 0,
    applyPage: (facts) => {
      const changed = transact(() => {
        const people = facts.flatMap(({ fact, position }) => {
          const isNew = tables.facts.add(fact, position);
          if (isNew) return projectFact(tables, fact);
          tables.facts.settle(fact, position);
          return [];
        });
        const last = facts.at(-1)?.position ?? 0;
        if (last > (tables.kept.read('cursor') ?? 0)) tables.kept.write('cursor', last);
        return people;
      });
      if (facts.length > 0) announce(context, changed);
    },
    applySnapshot: async (lines) => {
      let slice: SnapshotLine[] = [];
      for await (const line of lines) {
        slice.push(line);
        if (slice.length < sliceLines) continue;
        await takeSlice(slice);
        slice = [];
      }
      await takeSlice(slice);
      context.emit({ name: 'list.changed' });
      context.emit({ name: 'journal.changed' });
    },
    setStoreTime: (offset, contactAt) => {
      transact(() => tables.kept.write('contact', { offset, at: contactAt + offset }));
    },
  };
};
