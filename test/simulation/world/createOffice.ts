import { mkdirSync } from 'node:fs';
import type { Log } from '#shared/model/ports.ts';
import { createTurns } from '#station/calls/createTurns.ts';
import { createSubjectSettler } from '#station/attendees/createSubjectSettler.ts';
import { createSamePeople } from '#station/attendees/createSamePeople.ts';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';
import { createJournal } from '#station/journal/createJournal.ts';
import { loadOrCreateStationKey } from '#station/keys/stationKey.ts';
import { createSearchIndex } from '#station/search/createSearchIndex.ts';
import type { StationContext } from '#station/stationContext.ts';
import { createSyncLoop } from '#station/sync/createSyncLoop.ts';
import { createSyncStore } from '#station/sync/createSyncStore.ts';
import { enrol } from '#station/sync/enrol.ts';
import { createStoreClient } from '#station/sync/storeClient.ts';
import { createDraw } from '../engine/createDraw.ts';
import type { Link } from '../engine/createLink.ts';
import type { VirtualTime } from '../engine/createVirtualTime.ts';

/**
 * The organiser's office: a station whose journal takes any fact (lists, holds, replaced codes), with a good network.
 * It is made of the same journal and sync as the others.
 */
export const createOffice = async (deps: {
  readonly seed: number;
  readonly disk: string;
  readonly time: VirtualTime;
  readonly link: Link;
  readonly log: Log;
}) => {
  const { seed, disk, time, link, log } = deps;
  mkdirSync(disk, { recursive: true });
  const opened = openStationDatabase(disk);
  if (!opened.ok) throw new Error(opened.error.code);
  const tables = opened.value;
  const random = createDraw(seed, 'office').bytes;
  const clock = time.now;
  const journal = createJournal({ facts: tables.facts, kept: tables.kept, clock, random });
  tables.onRollback(journal.forget);
  const search = createSearchIndex();
  const turns = createTurns();
  const context: StationContext = {
    tables,
    journal,
    search,
    turns,
    subjects: createSubjectSettler({ tables, turns, log }),
    samePeople: createSamePeople({ tables, search, searchReady: () => Promise.resolve() }),
    clock,
    random,
    log,
    emit: () => undefined,
    wakeSync: () => loop.wake(),
  };
  const store = createSyncStore(context);
  const key = await loadOrCreateStationKey(disk, { random });
  const exchange = { fetch: link.fetch, key, clock, random, after: time.after };
  const loop = createSyncLoop({
    store,
    client: createStoreClient(exchange),
    clock,
    random,
    after: time.after,
    log,
    onChanged: () => undefined,
  });
  return {
    context,
    tables,
    enrol: async (code: string): Promise<void> => {
      const enrolled = await enrol({ ...exchange, code, stationName: 'Office' });
      if (!enrolled.ok) throw new Error(`the office cannot enrol: ${enrolled.error.code}`);
      store.saveEnrolment(enrolled.value.reply, enrolled.value);
      loop.start();
    },
    close: async (): Promise<void> => {
      await loop.stop();
      await context.subjects.stop();
      tables.close();
    },
  };
};
export type Office = Awaited<ReturnType<typeof createOffice>>;
