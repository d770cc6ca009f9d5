import type { Attendee } from '#shared/model/attendee.ts';
import type { Event } from '#shared/model/event.ts';
import type { PlacedFact, SnapshotLine } from '#shared/protocol/protocol.ts';
import { noWrites } from '#shared/rules/person.ts';
import { isLater, type Stamp } from '#shared/rules/stamp.ts';
import { limitFacts } from '../journal/limitFacts.ts';
import { projectFact, takeIn } from '../journal/projectFact.ts';
import { announce, searchFields, type StationContext } from '../stationContext.ts';
import type { SyncStore } from './syncStore.ts';

/** Lines of a snapshot that go into one transaction: scans go on between two of them. */
const sliceLines = 500;

/** The station's database as the sync loop needs it. A disk that cannot be written throws: the loop tries again. */
export const createSyncStore = (context: StationContext): SyncStore => {
  const { tables, journal, search } = context;
  /** A line of this station's current journal came from the store and was not here. */
  let cameBack = false;

  const transact = <Value>(work: () => Value): Value => {
    const done = tables.transact(work);
    if (!done.ok) throw new Error('the station database cannot be written');
    return done.value;
  };

  const addFact = ({ fact, position }: PlacedFact): boolean => {
    if (!tables.facts.add(fact, position)) {
      tables.facts.settle(fact, { position });
      return false;
    }
    const own = tables.kept.read('enrolment');
    if (fact.station === own?.station && fact.incarnation === own.incarnation) cameBack = true;
    return true;
  };

  /** One that this station wrote and has not sent yet is newer. */
  const takeEvent = (event: Event, stamp: Stamp | null): void => {
    const known = tables.kept.read('eventStamp');
    if (known !== null && (stamp === null || !isLater(stamp, known))) return;
    tables.kept.write('event', event);
    if (stamp !== null) tables.kept.write('eventStamp', stamp);
  };

  const takeLine = (line: SnapshotLine): Attendee | null => {
    switch (line.type) {
      case 'snapshot':
        takeEvent(line.event, line.eventStamp ?? null);
        tables.kept.write('importedCodeKey', line.importedCodeKey);
        return null;
      case 'key':
        tables.stations.saveKey(line.key);
        return null;
      case 'station':
        tables.stations.saveName(line.id, line.name);
        return null;
      case 'session':
        tables.programme.saveSession(line.session, line.stamp);
        return null;
      case 'checkpoint':
        tables.programme.saveCheckpoint(line.checkpoint, line.stamp);
        return null;
      case 'attendee':
        return takeIn(tables, {
          id: line.attendee.id,
          attendee: line.attendee,
          writes: line.writes ?? noWrites,
        });
      case 'writes':
        return takeIn(tables, { id: line.attendee, attendee: null, writes: line.writes });
      case 'fact':
        if (addFact(line)) projectFact(tables, line.fact);
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
    saveEnrolment: ({ station, incarnation, keyId, certificate, event, keys }, at) => {
      transact(() => {
        const eventId = event.id;
        tables.kept.write('enrolment', {
          station,
          incarnation,
          keyId,
          certificate,
          eventId,
          storeUrl: at.storeUrl,
          pin: at.pin,
          otherUrls: at.otherUrls === undefined ? undefined : [...at.otherUrls],
        });
        tables.kept.write('event', event);
        for (const key of keys) tables.stations.saveKey(key);
        tables.kept.write('cursor', 0);
        tables.kept.write('hasSnapshot', false);
      });
      journal.forget();
    },
    heads: () => {
      const station = tables.kept.read('enrolment')?.station;
      return station === undefined ? [] : tables.facts.heads(station);
    },
    isInStep: (storeHeads) => {
      const own = tables.kept.read('enrolment');
      const head = storeHeads.find(({ incarnation }) => incarnation === own?.incarnation);
      return (
        own === null ||
        head === undefined ||
        tables.facts.hasLine({ station: own.station, ...head })
      );
    },
    isForked: () => {
      const own = tables.kept.read('enrolment');
      return own !== null && (cameBack || tables.facts.countForkedSince(own.incarnation) > 0);
    },
    takeIncarnation: ({ incarnation, certificate }) => {
      const own = tables.kept.read('enrolment');
      if (own === null || incarnation <= own.incarnation) return;
      transact(() => tables.kept.write('enrolment', { ...own, incarnation, certificate }));
      journal.forget();
      cameBack = false;
    },
    carryOver: (limit) =>
      transact(() => {
        const own = tables.kept.read('enrolment');
        const lines = own === null ? [] : tables.facts.forkedBefore(own.incarnation, limit);
        for (const line of lines) {
          journal.carryOver(line);
          tables.facts.markCarriedOver(line);
        }
        return lines.length;
      }),
    deliverAgain: ({ heads, last }) =>
      transact(() => {
        const own = tables.kept.read('enrolment');
        if (own === null) return false;
        let lost = 0;
        for (const { incarnation } of tables.facts.heads(own.station)) {
          const stored = heads.find((head) => head.incarnation === incarnation)?.seq ?? 0;
          lost += tables.facts.deliverAgain(own.station, incarnation, stored);
        }
        const isOlder = lost > 0 || last < (tables.kept.read('cursor') ?? 0);
        // Its positions mean other facts now: the list and the log are taken in again.
        if (isOlder) tables.kept.write('cursor', 0);
        return isOlder;
      }),
    saveAddresses: ({ storeUrl, otherUrls = [] }) => {
      const known = tables.kept.read('enrolment');
      if (known === null) return;
      const moved = { ...known, storeUrl, otherUrls: [...otherUrls] };
      transact(() => tables.kept.write('enrolment', moved));
    },
    outbox: (limit) => tables.facts.outbox(limit),
    waiting: () => tables.facts.waiting(),
    acknowledge: (results) => {
      const changed = transact(() => {
        for (const result of results) {
          const { outcome, position, reason } = result;
          if (outcome === 'set_aside')
            tables.facts.settle(result, reason === 'fork' ? 'forked' : 'set_aside');
          else if (position !== null) tables.facts.settle(result, { position });
        }
        return limitFacts(tables, results);
      });
      if (changed.length > 0) announce(context, changed);
    },
    cursor: () => tables.kept.read('cursor') ?? 0,
    applyPage: (facts) => {
      const changed = transact(() => {
        const news = facts.filter(addFact);
        const limited = limitFacts(
          tables,
          facts.map(({ fact, ceiling }) => ({ ...fact, ceiling })),
        );
        const people = [...limited, ...news.flatMap(({ fact }) => projectFact(tables, fact))];
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
      context.samePeople.listChanged();
      context.emit({ name: 'list.changed' });
      context.emit({ name: 'journal.changed' });
    },
    setStoreTime: (offset, contactAt) => {
      transact(() => tables.kept.write('contact', { offset, at: contactAt + offset }));
    },
  };
};
