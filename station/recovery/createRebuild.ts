import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/model/result.ts';
import { openStationDatabase, type StationDatabase } from '../database/openStationDatabase.ts';
import { createSearchIndex } from '../search/createSearchIndex.ts';
import type { StationContext } from '../stationContext.ts';
import { createSyncStore } from '../sync/createSyncStore.ts';
import type { SyncLoop } from '../sync/createSyncLoop.ts';
import { pullLog } from '../sync/pullLog.ts';
import type { StoreClient } from '../sync/storeClient.ts';
import type { Enrolment, SyncStore } from '../sync/syncStore.ts';
import { compareTables, repairRow, type Difference } from './compareTables.ts';
import { copyLists, rebuildProjections } from './rebuildProjections.ts';

export interface Rebuilt {
  /** What the rebuild began with: a fresh list of the token store, or this station's own where the store cannot be reached. */
  readonly base: 'store' | 'here';
  readonly differences: readonly Difference[];
  readonly repaired: boolean;
}

export type RebuildError = 'no_event' | 'cannot_record';
export type Rebuild = (options: {
  readonly repair: boolean;
}) => Promise<Result<Rebuilt, RebuildError>>;

interface RebuildDeps {
  readonly context: StationContext;
  readonly client: StoreClient;
  readonly syncStore: SyncStore;
  readonly loop: SyncLoop;
}

/**
 * Recomputes all projections in a scratch database and compares them with what is there. Meanwhile the station does not
 * talk to its store, so that nothing changes under the comparison.
 */
export const createRebuild =
  (deps: RebuildDeps): Rebuild =>
  async ({ repair }) => {
    const enrolment = deps.syncStore.enrolment();
    if (enrolment === null) return err('no_event');
    const folder = mkdtempSync(join(tmpdir(), 'lanyard-rebuild-'));
    await deps.loop.stop();
    try {
      const opened = openStationDatabase(folder);
      if (!opened.ok) return err('cannot_record');
      const scratch = opened.value;
      try {
        const base = (await takeSnapshot(deps, scratch, enrolment)) ? 'store' : 'here';
        const { tables } = deps.context;
        if (base === 'here') copyLists(scratch, tables);
        const after = base === 'store' ? (scratch.kept.read('cursor') ?? 0) : 0;
        rebuildProjections(scratch, tables.facts.played(after));
        const differences = [...compareTables(tables.database, scratch.database)];
        const repaired = repair && differences.length > 0;
        if (repaired) {
          const done = tables.transact(() => {
            for (const found of differences) repairRow(tables.database, scratch.database, found);
          });
          tables.forget();
          if (!done.ok) return done;
        }
        return ok({ base, differences, repaired });
      } finally {
        scratch.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
      deps.loop.start();
    }
  };

/** The store's list into the scratch database, and the log to the same place into the station's. False where it fails. */
const takeSnapshot = async (
  { context, client, syncStore }: RebuildDeps,
  scratch: StationDatabase,
  enrolment: Enrolment,
): Promise<boolean> => {
  const store = createSyncStore({
    ...context,
    tables: scratch,
    search: createSearchIndex(),
    emit: () => undefined,
    wakeSync: () => undefined,
  });
  const { signal } = new AbortController();
  const snapshot = await client.snapshot(enrolment, null, signal);
  if (!snapshot.ok) return false;
  try {
    await store.applySnapshot(snapshot.value.lines);
  } catch (error) {
    if (snapshot.value.broken()) return false;
    throw error;
  }
  const nothing = (): void => undefined;
  const pulled = await pullLog(
    { store: syncStore, client, signal, onPage: nothing, onSnapshot: nothing },
    enrolment,
  );
  return pulled.ok;
};
