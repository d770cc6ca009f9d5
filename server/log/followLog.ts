import { setImmediate as nextTurn } from 'node:timers/promises';
import { Fact, type FactKind } from '#shared/model/fact.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { endOfLog } from './readLog.ts';

export interface LogFollower {
  readonly kinds: readonly FactKind[];
  /** Gets each fact of these kinds in the order of the log; after a failure it may get some again. */
  readonly take: (fact: Fact) => void | Promise<void>;
}

const factsPerRead = 2000;

/**
 * Gives what catches up with the log: the first call reads all of it, later ones what is new, with turns for others in
 * between. Calls wait for one another; after one that failed the next goes on from where it stopped.
 */
export const followLog = (
  database: StoreDatabase,
  eventId: () => Promise<string>,
  { kinds, take }: LogFollower,
): (() => Promise<void>) => {
  let position = 0;
  let running: Promise<void> = Promise.resolve();

  const catchUp = async (): Promise<void> => {
    const event = await eventId();
    const end = await endOfLog(database, event);
    // To the end and not to the last of its kinds: others that came since are not looked at again.
    while (position < end) {
      const last = Math.min(end, position + factsPerRead);
      const rows = await database
        .selectFrom('facts')
        .select('data')
        .where('event', '=', event)
        .where('position', '>', position)
        .where('position', '<=', last)
        .where('kind', 'in', kinds)
        .orderBy('position')
        .execute();
      for (const { data } of rows) await take(Fact.parse(JSON.parse(data)));
      position = last;
      await nextTurn();
    }
  };

  return () => {
    const caughtUp = running.then(catchUp);
    // Whoever asked is told of a failure; whoever asks next tries anew.
    running = caughtUp.catch(() => undefined);
    return caughtUp;
  };
};
