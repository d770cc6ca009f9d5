import { err, ok, type Result } from '#shared/model/result.ts';
import type { SyncLoop } from '../sync/createSyncLoop.ts';
import { enrol, type EnrolError } from '../sync/enrol.ts';
import type { ExchangeDeps } from '../sync/createExchange.ts';
import type { StationSyncStore } from '../sync/syncStore.ts';
import type { StationContext } from '../stationContext.ts';

export interface EnrolHere {
  readonly code: string;
  readonly stationName: string;
}

/** How long a new station waits for its list before it says that the store cannot be reached. */
const firstListMs = 60_000;

/**
 * Enrols this station, takes the name that the store gave it, and waits for the event's list. Fails without a trace where
 * the code or the store fails.
 */
export const createEnrolHere =
  (deps: {
    readonly context: StationContext;
    readonly exchange: ExchangeDeps;
    readonly syncStore: StationSyncStore;
    readonly loop: SyncLoop;
  }) =>
  async ({
    code,
    stationName,
  }: EnrolHere): Promise<Result<null, EnrolError | 'already_in_use' | 'cannot_record'>> => {
    const { context, exchange, syncStore, loop } = deps;
    if (context.tables.facts.waiting() > 0 || context.tables.attendees.count() > 0) {
      return err('already_in_use');
    }
    const enrolled = await enrol({ ...exchange, code, stationName });
    if (!enrolled.ok) return enrolled;
    context.tables.crashPoint('enrol.answered');
    await loop.stop();
    try {
      const emptied = context.tables.transact(() => context.tables.forgetEvent());
      if (!emptied.ok) return emptied;
      context.tables.crashPoint('enrol.emptied');
      syncStore.saveEnrolment({ stationName, ...enrolled.value.reply }, enrolled.value);
    } finally {
      // Also where the disk is full: the station goes on with what it had.
      loop.start();
    }
    context.tables.crashPoint('enrol.saved');
    await loop.now({ deadlineMs: firstListMs });
    context.emit({ name: 'settings.changed' });
    return ok(null);
  };

export type EnrolHereFunction = ReturnType<typeof createEnrolHere>;
