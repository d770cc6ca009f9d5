import type { Event } from '#shared/model/event.ts';
import type { PlacedFact } from '#shared/protocol/protocol.ts';
import { isLater, type Stamp } from '#shared/rules/stamp.ts';
import { defaultSettings } from '../database/keptValues.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';
import { limitFacts } from '../journal/limitFacts.ts';
import { projectFact } from '../journal/projectFact.ts';
import { announce, type StationContext } from '../stationContext.ts';
import type { StationSyncStore } from './syncStore.ts';
import { takeSnapshot } from './takeSnapshot.ts';
import { verifyRevocation } from './verifyRevocation.ts';

/** The station's database as the sync loop needs it. A disk that cannot be written throws: the loop tries again. */
export const createSyncStore = (context: StationContext): StationSyncStore => {
  const { tables, journal, search } = context;
  /** A line of this station's current journal came from the store and was not here. */
  let cameBack = false;

  const orThrow =
    (transactOrFail: StationDatabase['transact']) =>
    <Value>(work: () => Value): Value => {
      const done = transactOrFail(work);
      if (!done.ok) throw new Error('the station database cannot be written');
      return done.value;
    };
  const transact = orThrow(tables.transact);
  // For what the store has anyway. A verdict's commit waits for the disk, and with it all that the verdict went by.
  const transactSoon = orThrow(tables.transactSoon);

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

  return {
    enrolment: () => tables.kept.read('enrolment'),
    saveEnrolment: (
      { station, stationName, incarnation, keyId, certificate, event, keys, role },
      at,
    ) => {
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
          role,
        });
        const settings = tables.kept.read('settings') ?? defaultSettings;
        tables.kept.write('settings', {
          ...settings,
          stationName: stationName ?? settings.stationName,
          role: role === 'door' ? role : settings.role,
        });
        tables.kept.write('event', event);
        for (const key of keys) tables.stations.saveKey(key);
        tables.kept.write('cursor', 0);
        tables.kept.write('logMark', null);
        tables.kept.write('hasSnapshot', false);
      });
      journal.forget();
      cameBack = false;
    },
    isRevoked: () => tables.kept.read('revokedAt') !== null,
    revoke: async (signed) => {
      const own = tables.kept.read('enrolment');
      const keys = tables.stations.keys();
      if (own === null || !(await verifyRevocation(signed, { keys, station: own.station }))) {
        return false;
      }
      transact(() => {
        tables.kept.write('revokedAt', journal.now());
        tables.wipe();
      });
      tables.scrub();
      await search.load([], 0);
      for (const name of ['list.changed', 'journal.changed', 'settings.changed'] as const) {
        context.emit({ name });
      }
      return true;
    },
    stationName: () => tables.kept.read('settings')?.stationName,
    takeName: (stationName, told) => {
      const settings = tables.kept.read('settings') ?? defaultSettings;
      // Somebody changed it meanwhile: that one is told next.
      if (settings.stationName !== told) return;
      transact(() => tables.kept.write('settings', { ...settings, stationName }));
      context.emit({ name: 'settings.changed' });
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
          projectFact(tables, journal.carryOver(line));
          tables.facts.markCarriedOver(line);
        }
        return lines.length;
      }),
    logMark: () => tables.kept.read('logMark'),
    deliverAgain: ({ heads, last, hasMark }) =>
      transact(() => {
        const own = tables.kept.read('enrolment');
        if (own === null) return false;
        let lost = 0;
        for (const { incarnation } of tables.facts.heads(own.station)) {
          const stored = heads.find((head) => head.incarnation === incarnation)?.seq ?? 0;
          lost += tables.facts.deliverAgain(own.station, incarnation, stored);
        }
        const cursor = tables.kept.read('cursor') ?? 0;
        const isOlder = lost > 0 || last < cursor || hasMark === false;
        // Its positions mean other facts now: the list and the log are taken in again.
        if (isOlder) {
          tables.kept.write('cursor', 0);
          tables.kept.write('logMark', null);
          tables.kept.write('snapshot', null);
        }
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
      tables.crashPoint('sync.answered');
      const changed = transact(() => {
        for (const result of results) {
          const { outcome, position, reason } = result;
          if (outcome === 'set_aside')
            tables.facts.settle(result, reason === 'fork' ? 'forked' : 'set_aside');
          else if (position !== null) tables.facts.settle(result, { position });
        }
        const limited = limitFacts(tables, results);
        if (tables.kept.read('revokedAt') !== null) tables.wipe();
        return limited;
      });
      if (changed.length > 0) announce(context, changed);
    },
    cursor: () => tables.kept.read('cursor') ?? 0,
    applyPage: (facts) => {
      tables.crashPoint('sync.pageCame');
      const changed = transactSoon(() => {
        const news = facts.filter(addFact);
        const limited = limitFacts(
          tables,
          facts.map(({ fact, ceiling }) => ({ ...fact, ceiling })),
        );
        const people = [...limited, ...news.flatMap(({ fact }) => projectFact(tables, fact))];
        const last = facts.at(-1);
        if (last !== undefined && last.position > (tables.kept.read('cursor') ?? 0)) {
          tables.kept.write('cursor', last.position);
          tables.kept.write('logMark', { position: last.position, hash: last.fact.hash });
        }
        return people;
      });
      if (facts.length > 0) announce(context, changed);
    },
    snapshotProgress: () => tables.kept.read('snapshot'),
    applySnapshot: async (lines) => {
      await takeSnapshot({ context, transactSoon, takeEvent, addFact }, lines);
      void context.subjects.settle();
      context.samePeople.listChanged();
      context.emit({ name: 'list.changed' });
      context.emit({ name: 'journal.changed' });
    },
    setStoreTime: (offset, contactAt) => {
      transact(() => tables.kept.write('contact', { offset, at: contactAt + offset }));
    },
  };
};
