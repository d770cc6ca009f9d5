import type { CryptoKey } from 'jose';
import { createListReader } from '#lists/listReader.ts';
import type { Transport } from '#shared/contract/transport.ts';
import type { StationEvent } from '#shared/contract/events.ts';
import type { Clock, Log, RandomBytes } from '#shared/model/ports.ts';
import type { BadgeRenderer } from './badges/createBadgeRenderer.ts';
import { createSamePeople } from './attendees/createSamePeople.ts';
import { createSubjectSettler } from './attendees/createSubjectSettler.ts';
import { createBadgePrinter } from './badges/createBadgePrinter.ts';
import { createAttendeeHandlers } from './calls/attendeeHandlers.ts';
import { createBadgeHandlers } from './calls/badgeHandlers.ts';
import { createSupervisorHandlers } from './calls/supervisorHandlers.ts';
import { createDispatcher } from './calls/createDispatcher.ts';
import { createHubHandlers } from './calls/hubHandlers.ts';
import { createImportHandlers } from './calls/importHandlers.ts';
import { createRecoveryHandlers } from './calls/recoveryHandlers.ts';
import { createScanHandlers } from './calls/scanHandlers.ts';
import { createTurns } from './calls/createTurns.ts';
import { createStationHandlers } from './calls/stationHandlers.ts';
import type { StationDatabase } from './database/openStationDatabase.ts';
import { createJournal } from './journal/createJournal.ts';
import { createFileBasket, type OpenListReader } from './imports/createFileBasket.ts';
import type { Printing } from './printing/printing.ts';
import { searchRows } from './search/searchRows.ts';
import { createSearchIndex } from './search/createSearchIndex.ts';
import { createRebuild, type Rebuild } from './recovery/createRebuild.ts';
import { createEnrolHere } from './setup/enrolHere.ts';
import type { DemoEvent, OwnStore } from './setup/ownStore.ts';
import type { StationContext } from './stationContext.ts';
import { createSyncLoop } from './sync/createSyncLoop.ts';
import { createExposedReporter } from './sync/createExposedReporter.ts';
import { createStoreClient } from './sync/storeClient.ts';
import { createSyncStore } from './sync/createSyncStore.ts';
import type { HearHubs } from './sync/findStore.ts';
import type { ReadNetwork } from './sync/watchNetwork.ts';
import type { ExchangeDeps } from './sync/createExchange.ts';

export interface StationDeps {
  readonly tables: StationDatabase;
  readonly exchange: ExchangeDeps;
  readonly hearHubs?: HearHubs;
  readonly network?: ReadNetwork;
  /** Reads a list; on this thread where left out. */
  readonly openListReader?: OpenListReader;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly version: string;
  readonly privateKey: CryptoKey;
  readonly renderer: BadgeRenderer;
  readonly printing: Printing;
  readonly ownStore: OwnStore | null;
  readonly demoEvent: (now: number, timeZone: string) => DemoEvent;
}

export interface Station extends Transport {
  /** Fulfilled when search knows the whole list; scans do not wait for it. */
  readonly searchReady: Promise<void>;
  /** One round with the token store, if it answers within that time. */
  readonly syncOnce: (deadlineMs: number) => Promise<void>;
  readonly rebuild: Rebuild;
  readonly close: () => Promise<void>;
}

/** A station in plain Node behind its contract. It is ready for scans when this returns. */
export const createStation = (deps: StationDeps): Station => {
  const { tables, clock, random, log, exchange, renderer, printing } = deps;
  const listeners = new Set<(event: StationEvent) => void>();
  const emit = (event: StationEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const journal = createJournal({ facts: tables.facts, kept: tables.kept, clock, random });
  tables.onRollback(journal.forget);
  tables.jobs.markInterrupted();

  const turns = createTurns();
  const search = createSearchIndex({ nextTurn: turns.next });
  const context: StationContext = {
    tables,
    journal,
    search,
    samePeople: createSamePeople({ tables, search, searchReady: () => searchReady }),
    subjects: createSubjectSettler({ tables, turns, log }),
    clock,
    random,
    log,
    turns,
    emit,
    wakeSync: () => loop.wake(),
  };
  const syncStore = createSyncStore(context);
  const client = createStoreClient(exchange);
  const loop = createSyncLoop({
    store: syncStore,
    client,
    clock,
    random,
    ...(exchange.after === undefined ? {} : { after: exchange.after }),
    hearHubs: deps.hearHubs ?? hearNobody,
    ...(deps.network === undefined ? {} : { network: deps.network }),
    log,
    onChanged: () => emit({ name: 'sync.changed' }),
  });
  const enrolHere = createEnrolHere({ context, exchange, syncStore, loop });
  const badgePrinter = createBadgePrinter({
    context,
    renderer,
    printing,
    privateKey: deps.privateKey,
  });

  const reportExposed = createExposedReporter({
    client,
    syncStore,
    isOnline: () => loop.state().state === 'online',
    log,
  });

  const files = createFileBasket({
    clock,
    newId: journal.newId,
    openReader: deps.openListReader ?? ((reader) => createListReader({ ...reader, clock, random })),
    onProgress: (importId, done, total) =>
      emit({ name: 'imports.progress', importId, phase: 'reading', done, total }),
  });
  const request = createDispatcher({
    handlers: {
      ...createStationHandlers({ ...deps, context, loop, enrolHere }),
      ...createScanHandlers(context, badgePrinter, reportExposed),
      ...createAttendeeHandlers(context),
      ...createBadgeHandlers({ context, renderer, printing, badgePrinter }),
      ...createImportHandlers(context, files),
      ...createRecoveryHandlers({ context, client, syncStore }),
      ...createSupervisorHandlers(context),
      ...createHubHandlers({
        context,
        ownStore: deps.ownStore,
        hearHubs: deps.hearHubs ?? hearNobody,
        enrolHere,
      }),
    },
    log,
  });
  const searchReady = context.search.load(searchRows(tables, 0), tables.attendees.count());
  void context.subjects.settle();
  loop.start();
  const stopHubNews = deps.ownStore?.hub.onChanged(() => emit({ name: 'hub.changed' }));

  return {
    request,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    searchReady,
    syncOnce: async (deadlineMs) => {
      await loop.now({ deadlineMs });
    },
    rebuild: createRebuild({ context, client, syncStore, loop }),
    close: async () => {
      stopHubNews?.();
      files.close();
      await loop.stop();
      await context.search.stop();
      await context.subjects.stop();
      await tables.logKeeper.end();
      tables.close();
    },
  };
};

/** For a station without a network of its own, as in tests of other things. */
const hearNobody: HearHubs = async () => [];
