import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StationRow } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import { acceptFacts, type Accepted, type Delivery, type FactResult } from './acceptFacts.ts';

/** Takes in what a station sends; the answer comes when it is on disk. */
export type Intake = (
  station: StationRow,
  items: readonly unknown[],
) => Promise<readonly FactResult[]>;

interface Waiting extends Delivery {
  readonly resolve: (results: readonly FactResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One transaction at a time: what other stations send while it is written to disk goes into the next, with one commit
 * for all of them.
 */
export const createIntake = (
  context: StoreContext,
  tell: (event: string, position: number) => void,
): Intake => {
  let waiting: readonly Waiting[] = [];
  let isWriting = false;

  const write = async (group: readonly Waiting[]): Promise<void> => {
    const event = group[0]?.station.event;
    if (event === undefined) return;
    try {
      const accepted = await acceptFacts(context, event, group);
      context.crashPoint('store.facts.committed');
      if (isLonger(accepted)) tell(event, accepted.position);
      for (const [no, each] of group.entries()) each.resolve(accepted.results[no] ?? []);
    } catch (error) {
      const [first, ...others] = group;
      if (others.length === 0) first?.reject(error);
      // Whatever is wrong with one of them must not keep the others out.
      else for (const each of group) await write([each]);
    }
  };

  const writeAll = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      await untilAllAreIn(() => waiting.length);
      const group = nextGroup(waiting);
      waiting = waiting.filter((each) => !group.includes(each));
      await write(group);
    }
    isWriting = false;
  };

  return (station, items) =>
    new Promise((resolve, reject) => {
      waiting = [...waiting, { station, items, resolve, reject }];
      if (!isWriting) void writeAll();
    });
};

/**
 * With SQLite no turn of the event loop passes while a transaction is written: what came meanwhile is still in its sockets.
 * A turn takes microseconds, and the wait is over when a few of them brought nothing.
 */
const untilAllAreIn = async (count: () => number): Promise<void> => {
  let before = count();
  for (let idle = 0; idle < idleTurns;) {
    await nextTurn();
    const now = count();
    idle = now > before ? 0 : idle + 1;
    before = now;
  }
};

const idleTurns = 3;

/** The oldest, and those behind it of the same event, each of another station, up to several hundred facts. */
const nextGroup = (waiting: readonly Waiting[]): readonly Waiting[] => {
  const group: Waiting[] = [];
  const stations = new Set<string>();
  let facts = 0;
  for (const each of waiting) {
    if (facts >= factsPerGroup) break;
    if (each.station.event !== waiting[0]?.station.event || stations.has(each.station.id)) continue;
    stations.add(each.station.id);
    facts += each.items.length;
    group.push(each);
  }
  return group;
};

/**
 * With fewer, the disk is waited for more often. With more, all stations wait for one commit, and then the store for all of
 * them: with twenty that send a hundred each, some write their next while those of others are taken in.
 */
const factsPerGroup = 700;

const isLonger = ({ results }: Accepted): boolean =>
  results.some((answers) => answers.some(({ outcome }) => outcome === 'stored'));
