import type { Log } from '#shared/model/ports.ts';
import type { Turns } from '../calls/createTurns.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';

/** Brings what a list left in the index of subjects to its place there; a look-up is quickest afterwards. */
export interface SubjectSettler {
  /** Some at a time, with turns for others in between; fulfilled when all are there, or the log says why not. */
  readonly settle: () => Promise<void>;
  /** The rest stays for the next start: it is found as well. */
  readonly stop: () => Promise<void>;
}

export const createSubjectSettler = ({
  tables,
  turns,
  log,
}: {
  readonly tables: StationDatabase;
  readonly turns: Turns;
  readonly log: Log;
}): SubjectSettler => {
  let isStopped = false;
  let settled: Promise<void> = Promise.resolve();

  const settleAll = async (): Promise<void> => {
    try {
      for (;;) {
        await turns.next();
        if (isStopped) return;
        const isMore = tables.transactSoon(tables.attendees.settleSome);
        // On a full disk all stays as it is.
        if (!isMore.ok || !isMore.value) return;
      }
    } catch (error) {
      const why = error instanceof Error ? error.name : '';
      log.write('error', 'subjects were not brought to their place', { why });
    }
  };

  return {
    settle: () => (settled = settled.then(settleAll)),
    stop: () => {
      isStopped = true;
      return settled;
    },
  };
};
